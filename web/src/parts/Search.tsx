import { useEffect, useId, useRef, useState } from "preact/hooks";

import { get } from "../api/client";
import { useTyped } from "../api/typed";
import type { Found } from "../api/types";
import { t } from "../i18n";
import { placeName } from "../lib/format";

interface Props {
  readonly label: string;
  readonly placeholder?: string;
  /** Only things of these kinds are offered; all without any. */
  readonly kinds?: readonly Found["kind"][];
  readonly onChoose: (found: Found) => void;
  readonly autofocus?: boolean;
}

const TYPING_MS = 150;
const OFFERED = 5;

/** A field that offers what fits as one types: by name, a part of it, or pinyin initials. */
export function Search({ label, placeholder, kinds, onChoose, autofocus = false }: Props) {
  const [words, setWords] = useState("");
  const [at, setAt] = useState(0);
  const offered = useOffered(words, kinds);
  const list = useId();
  const found = offered ?? [];
  const choose = (one: Found | undefined): void => {
    if (!one) return;
    setWords("");
    onChoose(one);
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.isComposing) return; // Enter then ends the input method's choice
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step && found.length) setAt((at + step + found.length) % found.length);
    else if (event.key === "Enter") choose(found[at]);
    else if (event.key === "Escape") setWords("");
    else return;
    event.preventDefault();
  };
  const open = words.trim() !== "" && offered !== null;
  return (
    <div class="search">
      <label class="field">
        <span>{label}</span>
        <input
          type={"search" as "text"}
          list={undefined}
          role="combobox"
          data-testid="search-all"
          value={words}
          placeholder={placeholder}
          maxLength={200}
          autocomplete="off"
          autofocus={autofocus}
          aria-expanded={open}
          aria-controls={list}
          aria-activedescendant={open && found[at] ? `${list}-${at}` : undefined}
          onInput={(event) => {
            setWords(event.currentTarget.value);
            setAt(0);
          }}
          onKeyDown={onKey}
        />
      </label>
      <ul class={open ? "offers open" : "offers"} id={list} role="listbox" aria-label={label}>
        {open && found.map((one, place) => <Offer key={one.kind + one.id} {...{ one, list, place, at, choose }} />)}
        {open && !found.length && (
          <li class="hint" role="option" aria-selected={false}>
            {t("search.none", { words: words.trim() })}
          </li>
        )}
      </ul>
    </div>
  );
}

interface OfferProps {
  readonly one: Found;
  readonly list: string;
  readonly place: number;
  readonly at: number;
  readonly choose: (one: Found) => void;
}

function Offer({ one, list, place, at, choose }: OfferProps) {
  const element = useRef<HTMLLIElement>(null);
  const chosen = place === at;
  useEffect(() => {
    if (chosen) element.current?.scrollIntoView({ block: "nearest" });
  }, [chosen]);
  const also = one.fits !== one.name && one.how !== "words" ? t("search.also", { name: one.fits }) : "";
  const where = one.place ? (one.kind === "agency" ? placeName(one.place) : one.place) : "";
  return (
    <li ref={element} id={`${list}-${place}`} role="option" aria-selected={chosen} onMouseDown={(event) => event.preventDefault()} onClick={() => choose(one)}>
      <span class="tag">{t(`search.kind.${one.kind}`)}</span> <span class="offer-name">{one.name}</span>{" "}
      <span class="faint">{[also, where].filter(Boolean).join(" · ")}</span>
    </li>
  );
}

/** What fits; null until the service has answered. */
function useOffered(words: string, kinds: Props["kinds"]): readonly Found[] | null {
  return useTyped<readonly Found[] | null>(words, null, TYPING_MS, async (q, signal) => {
    const rows = await get("/v1/search", { query: { q, limit: kinds ? 3 * OFFERED : OFFERED }, signal });
    return kinds ? rows.filter((row) => kinds.includes(row.kind)) : rows;
  });
}
