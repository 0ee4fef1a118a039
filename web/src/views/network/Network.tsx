import { useEffect, useMemo, useState } from "preact/hooks";

import { all, get } from "../../api/client";
import { useTyped } from "../../api/typed";
import type { Network as NetworkRows, NetworkNode, Responsibility, Target } from "../../api/types";
import { useData } from "../../api/use";
import { t } from "../../i18n";
import { number } from "../../lib/format";
import { partId, toFact, toIndicator } from "../../lib/links";
import { navigate, place, setQuery } from "../../lib/router";
import { When } from "../../parts/State";
import { AgencyList } from "./AgencyList";
import { Canvas } from "./Canvas";
import { Detail, unfolded } from "./Detail";
import { Filters } from "./Filters";
import { Grouping } from "./Grouping";
import { Groups } from "./Groups";
import { NetworkTable } from "./NetworkTable";
import { Nothing } from "./Nothing";
import { Shared } from "./Shared";
import { BYS, grouping } from "./groups";
import type { By, Groups as GroupRows } from "./groups";
import { whereOf } from "./filters";
import type { Where } from "./filters";
import type { NodeKind } from "./graph/point";
import type { Unfolded } from "./graph/unfold";
import "./network.css";

export function Network() {
  const where = whereOf(place.value.query);
  const key = JSON.stringify(where);
  const asked = place.value.query.get("group");
  const drawn = useData(`${key} ${asked}`, (signal) => find(where, asked, signal));
  useEffect(() => {
    document.title = `${t("network.title")} · ${t("app.name")}`;
  });
  return (
    <div class="network">
      <h1 class="sr">{t("network.title")}</h1>
      <When data={drawn}>
        {(found) => (found.by ? <Groups found={found.groups} by={found.by} where={where} /> : <Shown network={found.network} where={where} />)}
      </When>
    </div>
  );
}

type Drawn = { readonly by: By; readonly groups: GroupRows } | { readonly by: null; readonly network: NetworkRows };

/** Groups are few and tell how many agencies there are: only where these are not too many are they asked for. */
async function find(where: Where, asked: string | null, signal: AbortSignal): Promise<Drawn> {
  const by = BYS.find((one) => one === asked) ?? "place";
  const groups = await get("/v1/network/groups", { query: { ...where, by, positions: true }, signal });
  const agencies = groups.nodes.reduce((sum, group) => sum + group.agencies, 0);
  const chosen = grouping(asked, agencies);
  if (chosen) return { by: chosen, groups };
  return { by: null, network: await get("/v1/network/agencies", { query: { ...where, positions: true }, signal }) };
}

function Shown({ network, where }: { network: NetworkRows; where: Where }) {
  const query = place.value.query;
  const words = query.get("q") ?? "";
  const [byKeyboard, setByKeyboard] = useState(false);
  const [back, setBack] = useState<string | null>(null);
  const [pointed, setPointed] = useState<string | null>(null);
  const busiest = useMemo(() => [...network.nodes].sort((a, b) => load(b) - load(a)), [network]);
  const aliases = useAliases(words);
  const listed = useMemo(() => matching(busiest, words, aliases), [busiest, words, aliases]);
  const named = (name: string): NetworkNode | null => network.nodes.find((node) => node.id === query.get(name)) ?? null;
  const agency = named("agency");
  const partner = agency && named("partner");
  const parts = useParts(agency?.id ?? null, where);
  const targets = useTargets(agency?.id ?? null);
  const shown = useMemo(() => unfoldedOf(parts, targets), [parts, targets, query.get("unfold")]);
  const choose = (id: string | null, keyboard = false): void => {
    setByKeyboard(keyboard);
    setBack(null);
    setQuery({ agency: id, partner: null });
  };
  const onNode = (id: string, kind: NodeKind): void => {
    if (kind === "agency") choose(id);
    else if (kind === "indicator") navigate(toIndicator(id));
    else openTask(id, parts);
  };
  return (
    <>
      <div class="side">
        <Grouping by={null} />
        <Filters />
        <AgencyList
          agencies={listed}
          words={words}
          onWords={(q) => setQuery({ q })}
          chosen={agency?.id ?? null}
          onChoose={choose}
          onPoint={setPointed}
        />
        <p class="summary" role="status">
          {t("network.summary", { agencies: number(network.nodes.length), links: number(network.links.length) })}
        </p>
      </div>
      <div class="stage">
        {network.nodes.length ? (
          <Canvas
            network={network}
            chosen={agency?.id ?? null}
            partner={partner?.id ?? null}
            pointed={pointed}
            shown={shown}
            onNode={onNode}
            onLink={(source, target) => pressed(agency?.id ?? null, source, target)}
            onNothing={() => choose(null)}
          />
        ) : (
          <Nothing filtered={Object.keys(where).length > 0} />
        )}
      </div>
      {agency && partner && <Shared agency={agency} partner={partner} where={where} onChoose={choose} onClose={() => (setBack(partner.id), setQuery({ partner: null }))} />}
      {agency && !partner && (
        <Detail agency={agency} parts={parts} network={network} takeFocus={byKeyboard} back={back} onChoose={choose} onClose={() => close(agency, choose)} />
      )}
      <NetworkTable network={network} />
    </>
  );
}

const load = (node: NetworkNode): number => node.leads + node.supports;

/** A link opens its tasks; of two ends the one that is chosen already stays so. */
function pressed(chosen: string | null, source: string, target: string): void {
  const [agency, partner] = target === chosen ? [target, source] : [source, target];
  setQuery({ agency, partner });
}

/** Back to where a keyboard came from: the agency in the list. */
function close(agency: NetworkNode, choose: (id: null) => void): void {
  choose(null);
  document.querySelector<HTMLElement>(`[role=option][data-id="${CSS.escape(agency.id)}"]`)?.focus();
}

/** Those whose name holds the words, the exact one first, then those that the service knows by another name. */
function matching(busiest: readonly NetworkNode[], words: string, aliases: ReadonlySet<string>): readonly NetworkNode[] {
  const wanted = words.trim();
  if (!wanted) return busiest;
  const rank = (node: NetworkNode): number => (node.name === wanted ? 0 : node.name.includes(wanted) ? 1 : aliases.has(node.id) ? 2 : 3);
  return busiest.filter((node) => rank(node) < 3).sort((a, b) => rank(a) - rank(b));
}

const TYPING_MS = 200;

const NO_IDS: ReadonlySet<string> = new Set<string>();

/** Ids of agencies that the service finds by name or alias. */
function useAliases(words: string): ReadonlySet<string> {
  return useTyped(words, NO_IDS, TYPING_MS, async (q, signal) => {
    const page = await get("/v1/agencies", { query: { q, limit: 1000 }, signal });
    return new Set(page.items.map((row) => row.id));
  });
}

/** The agency's parts in the tasks that the filters let through; null while they are on their way. */
function useParts(id: string | null, where: Where): readonly Responsibility[] | null {
  const { min_weight: _, ...rest } = where;
  const data = useData(`parts ${id} ${JSON.stringify(rest)}`, async (signal) => {
    if (id === null) return [];
    return all("/v1/responsibilities", { query: { agency: id, ...rest }, signal });
  });
  return data.state === "ready" ? data.value : null;
}

const NO_TARGETS: readonly Target[] = [];

/** Only asked for when indicators are unfolded. */
function useTargets(id: string | null): readonly Target[] {
  const wanted = id !== null && unfolded().has("indicators");
  const data = useData(`targets ${wanted} ${id}`, async (signal) =>
    wanted ? get("/v1/agencies/{id}/targets", { params: { id }, signal }) : [],
  );
  return data.state === "ready" ? data.value : NO_TARGETS;
}

function unfoldedOf(parts: readonly Responsibility[] | null, targets: readonly Target[]): Unfolded {
  const chosen = unfolded();
  return { tasks: chosen.has("tasks") ? (parts ?? []) : [], targets: chosen.has("indicators") ? targets : [] };
}

function openTask(id: string, parts: readonly Responsibility[] | null): void {
  const part = parts?.find((one) => one.id === id);
  if (part) navigate(toFact(part.policy_id, partId(part.agency_id, part.id)));
}
