import { useEffect, useRef } from "preact/hooks";

import type { Network, NetworkNode, Responsibility } from "../../api/types";
import { t } from "../../i18n";
import { day, placeName } from "../../lib/format";
import { partId, toAgency, toFact } from "../../lib/links";
import { place, setQuery } from "../../lib/router";
import { Basis, Role } from "../../parts/Badge";

interface Props {
  readonly agency: NetworkNode;
  readonly parts: readonly Responsibility[] | null;
  readonly network: Network;
  readonly takeFocus: boolean;
  /** The partner whose shared tasks were looked at before: there a keyboard goes on. */
  readonly back: string | null;
  readonly onChoose: (id: string) => void;
  readonly onClose: () => void;
}

const MOST_NEIGHBOURS = 12;

/** What the chosen agency carries; each task leads to the sentence that says so. */
export function Detail({ agency, parts, network, takeFocus, back, onChoose, onClose }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const before = back && document.querySelector<HTMLElement>(`[data-partner="${CSS.escape(back)}"]`);
    if (before) before.focus();
    else if (takeFocus) heading.current?.focus();
  }, [agency.id, takeFocus]);
  return (
    <section
      class="detail"
      aria-labelledby="detail-title"
      data-testid="detail"
      onKeyDown={(event) => event.key === "Escape" && onClose()}
    >
      <header class="detail-head">
        <div>
          <p class="kicker">{placeName(agency.place)}</p>
          <h2 id="detail-title" ref={heading} tabIndex={-1}>
            {agency.name}
          </h2>
          <p class="detail-load">
            <span class="role role-lead">{t("network.leads", { n: agency.leads })}</span>
            <span class="role role-support">{t("network.supports", { n: agency.supports })}</span>
          </p>
        </div>
        <button class="icon-button" aria-label={t("network.close")} onClick={onClose}>
          ×
        </button>
      </header>
      <p class="actions">
        <Unfold name="tasks" words={t("network.unfold.tasks")} />
        <Unfold name="indicators" words={t("network.unfold.indicators")} />
        <a class="button quiet" href={toAgency(agency.id)}>
          {t("network.open")}
        </a>
      </p>
      {parts === null ? <p class="hint">{t("state.loading")}</p> : <Parts parts={parts} />}
      <Neighbours agency={agency} network={network} onChoose={onChoose} />
    </section>
  );
}

/** What is unfolded stands in the address: ?unfold=tasks,indicators. */
export function unfolded(): ReadonlySet<string> {
  return new Set((place.value.query.get("unfold") ?? "").split(",").filter(Boolean));
}

function Unfold({ name, words }: { name: string; words: string }) {
  const shown = unfolded();
  const toggle = (): void => {
    const next = new Set(shown);
    if (!next.delete(name)) next.add(name);
    setQuery({ unfold: [...next].sort().join(",") });
  };
  return (
    <button class="button quiet toggle" aria-pressed={shown.has(name)} onClick={toggle}>
      {words}
    </button>
  );
}

function Parts({ parts }: { parts: readonly Responsibility[] }) {
  return (
    <>
      {(["LEADS", "SUPPORTS"] as const).map((role) => {
        const found = parts.filter((part) => part.role === role);
        if (!found.length) return null;
        return (
          <div key={role} class="part-group" data-role={role}>
            <h3>
              {t(role === "LEADS" ? "network.lead.title" : "network.support.title")} <span class="count">{found.length}</span>
            </h3>
            <ol class="parts">
              {found.map((part) => (
                <Part key={part.id} part={part} />
              ))}
            </ol>
          </div>
        );
      })}
    </>
  );
}

function Part({ part }: { part: Responsibility }) {
  return (
    <li>
      <a class="part" href={toFact(part.policy_id, partId(part.agency_id, part.id))}>
        <span class="part-number">{part.number}</span>
        <span class="part-title">{part.title}</span>
        <span class="part-about">
          <Role role={part.role} />
          <Basis role={part.role} basis={part.basis} />
          {part.deadline && <span class="tag">{day(part.deadline)}</span>}
        </span>
      </a>
    </li>
  );
}

interface Shared {
  readonly agency: NetworkNode;
  readonly weight: number;
}

function Neighbours({ agency, network, onChoose }: { agency: NetworkNode; network: Network; onChoose: (id: string) => void }) {
  const found = neighbours(agency.id, network);
  if (!found.length) return null;
  return (
    <div class="part-group">
      <h3>
        {t("network.neighbours")} <span class="count">{found.length}</span>
      </h3>
      <ul class="neighbours">
        {found.slice(0, MOST_NEIGHBOURS).map(({ agency: other, weight }) => (
          <li key={other.id} class="neighbour-row">
            <button class="neighbour" onClick={() => onChoose(other.id)}>
              {other.name}
            </button>
            <button class="neighbour faint" data-partner={other.id} onClick={() => setQuery({ partner: other.id })}>
              {t("network.shared", { n: weight })}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function neighbours(id: string, network: Network): Shared[] {
  const nodes = new Map(network.nodes.map((node) => [node.id, node]));
  return network.links
    .filter((link) => link.source === id || link.target === id)
    .map((link) => ({ agency: nodes.get(link.source === id ? link.target : link.source), weight: link.weight }))
    .filter((shared): shared is Shared => shared.agency !== undefined)
    .sort((a, b) => b.weight - a.weight);
}
