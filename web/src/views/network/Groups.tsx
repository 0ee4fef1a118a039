import { useMemo } from "preact/hooks";

import { t } from "../../i18n";
import { language } from "../../lib/preferences";
import { number, placeName } from "../../lib/format";
import { navigate, setQuery } from "../../lib/router";
import { Split } from "../../parts/Badge";
import { Canvas } from "./Canvas";
import { Filters } from "./Filters";
import { Grouping } from "./Grouping";
import type { By, Group, Groups as Found } from "./groups";
import { asNetwork } from "./groups";

const NONE = { tasks: [], targets: [] } as const;

/** A large graph with the agencies of a place, or of a function, as one node; each opens. */
export function Groups({ found, by }: { found: Found; by: By }) {
  const network = useMemo(() => asNetwork(found, by), [found, by, language.value]);
  const busiest = [...found.nodes].sort((a, b) => load(b) - load(a));
  const most = Math.max(1, ...busiest.map(load));
  return (
    <>
      <div class="side">
        <Grouping by={by} />
        <Filters />
        <ul class="group-list">
          {busiest.map((group) => (
            <li key={group.id}>
              <a href={addressOf(by, group.id)}>{nameOf(by, group.id)}</a>
              <span class="faint">{t("network.group.agencies", { n: number(group.agencies) })}</span>
              <Split leads={group.leads} supports={group.supports} most={most} />
            </li>
          ))}
        </ul>
        <p class="summary" role="status">
          {t(by === "place" ? "network.group.places" : "network.group.functions", { n: number(found.nodes.length) })}
        </p>
      </div>
      <div class="stage">
        <Canvas network={network} chosen={null} pointed={null} shown={NONE} onNode={(id) => navigate(addressOf(by, id))} onNothing={() => setQuery({})} />
      </div>
    </>
  );
}

const load = (group: Group): number => group.leads + group.supports;

const nameOf = (by: By, id: string): string => (by === "place" ? placeName(id) : id || t("network.group.other"));

/** A place opens as its own network, a function as its agencies across places. */
function addressOf(by: By, id: string): string {
  if (by === "function") return id ? `/compare?function=${encodeURIComponent(id)}` : "/agencies";
  return id === "?" ? "/network?group=none" : `/network?city=${encodeURIComponent(id)}`;
}
