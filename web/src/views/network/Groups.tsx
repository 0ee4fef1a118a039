import { useMemo } from "preact/hooks";

import { t } from "../../i18n";
import { language } from "../../lib/preferences";
import { number } from "../../lib/format";
import { navigate, place, setQuery } from "../../lib/router";
import { Split } from "../../parts/Badge";
import { Canvas } from "./Canvas";
import { Filters } from "./Filters";
import { Grouping } from "./Grouping";
import { SharedByGroups } from "./Shared";
import type { Where } from "./filters";
import type { By, Group, Groups as Found } from "./groups";
import { asNetwork, idOf, nameOf } from "./groups";

const NOTHING = { source: null, target: null } as const;
const NONE = { tasks: [], targets: [] } as const;

/** A large graph with the agencies of a place, or of a function, as one node; each opens. */
export function Groups({ found, by, where }: { found: Found; by: By; where: Where }) {
  const query = place.value.query;
  const network = useMemo(() => asNetwork(found, by), [found, by, language.value]);
  const busiest = [...found.nodes].sort((a, b) => load(b) - load(a));
  const most = Math.max(1, ...busiest.map(load));
  const end = (shown: string | null) =>
    network.nodes.some((group) => group.id === shown) && shown
      ? { id: shown, name: nameOf(by, idOf(shown)), onChoose: () => navigate(addressOf(by, idOf(shown))) }
      : null;
  const [source, target] = [end(query.get("source")), end(query.get("target"))];
  const ends = source && target ? ([source, target] as const) : null;
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
        <Canvas
          network={network}
          chosen={source && target && source.id}
          partner={source && target && target.id}
          pointed={null}
          shown={NONE}
          onNode={(id) => navigate(addressOf(by, idOf(id)))}
          onLink={(source, target) => setQuery({ source, target })}
          onNothing={() => setQuery(NOTHING)}
        />
      </div>
      {ends && <SharedByGroups by={by} ends={ends} where={where} onClose={() => setQuery(NOTHING)} />}
    </>
  );
}

const load = (group: Group): number => group.leads + group.supports;

/** A place opens as its own network, a function as its agencies across places. */
function addressOf(by: By, id: string): string {
  if (by === "function") return id ? `/compare?function=${encodeURIComponent(id)}` : "/agencies";
  return id === "?" ? "/network?group=none" : `/network?city=${encodeURIComponent(id)}`;
}
