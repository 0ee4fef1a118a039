import { useEffect, useRef, useState } from "preact/hooks";

import type { NetworkNode } from "../../api/types";
import { t } from "../../i18n";
import { placeName } from "../../lib/format";
import { Split } from "../../parts/Badge";

interface Props {
  /** The busiest first. */
  readonly agencies: readonly NetworkNode[];
  readonly words: string;
  readonly onWords: (words: string) => void;
  readonly chosen: string | null;
  readonly onChoose: (id: string, byKeyboard: boolean) => void;
  /** The agency that the list is at, chosen or not. */
  readonly onPoint: (id: string | null) => void;
}

const MOST = 200;

/** Search and list: all that the canvas does for a pointer, for a keyboard. One option can be reached by Tab. */
export function AgencyList({ agencies, words, onWords, chosen, onChoose, onPoint }: Props) {
  const list = useRef<HTMLUListElement>(null);
  const [at, setAt] = useState(0);
  const shown = agencies.slice(0, MOST);
  const most = Math.max(1, ...shown.map((agency) => agency.leads + agency.supports));
  useEffect(() => setAt(Math.max(0, shown.findIndex((agency) => agency.id === chosen))), [words, chosen, agencies]);
  useEffect(() => onPoint(words ? (shown[at]?.id ?? null) : null), [words, at, agencies]);
  const focus = (to: number): void => {
    const bounded = Math.max(0, Math.min(shown.length - 1, to));
    setAt(bounded);
    onPoint(shown[bounded]?.id ?? null);
    (list.current?.children[bounded] as HTMLElement | undefined)?.focus();
  };
  const onKey = (event: KeyboardEvent): void => {
    const to = destination(event.key, at, shown.length);
    const agency = shown[at];
    if (to !== null) focus(to);
    else if ((event.key === "Enter" || event.key === " ") && agency) onChoose(agency.id, true);
    else return;
    event.preventDefault();
  };
  return (
    <div class="agency-list">
      <label class="field search">
        <span>{t("network.search")}</span>
        <input
          type="search"
          value={words}
          placeholder={t("network.search.hint")}
          maxLength={200}
          data-testid="search"
          onInput={(event) => onWords(event.currentTarget.value)}
          onKeyDown={(event) => {
            const first = shown[0];
            if (event.key === "ArrowDown") focus(0);
            else if (event.key === "Enter" && first) onChoose(first.id, true);
            else return;
            event.preventDefault();
          }}
        />
      </label>
      <ul class="options" role="listbox" aria-label={t("network.list")} ref={list} onKeyDown={onKey}>
        {shown.map((agency, place) => (
          <li
            key={agency.id}
            role="option"
            tabIndex={place === at ? 0 : -1}
            aria-selected={agency.id === chosen}
            data-id={agency.id}
            onClick={() => onChoose(agency.id, false)}
            onFocus={() => onPoint(agency.id)}
          >
            <span class="option-name">{agency.name}</span>
            <span class="option-place">{placeName(agency.place)}</span>
            <Split leads={agency.leads} supports={agency.supports} most={most} />
            <span class="option-load">
              <span class="sr">
                {t("network.leads", { n: agency.leads })}, {t("network.supports", { n: agency.supports })}
              </span>
              <span aria-hidden="true">{agency.leads + agency.supports}</span>
            </span>
          </li>
        ))}
      </ul>
      {!shown.length && <p class="hint">{t("state.empty")}</p>}
      {agencies.length > MOST && <p class="hint">{t("table.rows.of", { n: MOST, total: agencies.length })}</p>}
    </div>
  );
}

const PAGE = 10;

function destination(key: string, at: number, count: number): number | null {
  const steps: Record<string, number> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + PAGE,
    PageUp: at - PAGE,
    Home: 0,
    End: count - 1,
  };
  return steps[key] ?? null;
}
