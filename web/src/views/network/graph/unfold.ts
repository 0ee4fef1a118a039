/** Tasks and indicators of one agency as nodes around it. */

import type { Responsibility, Target } from "../../../api/types";
import { POINT } from "./point";
import type { NetworkGraph, NodeKind } from "./point";

const FIRST_RING = 34;
const RING = 26;
const ON_FIRST = 12;
const GOLDEN = Math.PI * (3 - Math.sqrt(5));

export interface Unfolded {
  readonly tasks: readonly Responsibility[];
  readonly targets: readonly Target[];
}

/** Take out what was unfolded, put in what is; nodes of agencies stay where they are. */
export function unfold(graph: NetworkGraph, agency: string | null, shown: Unfolded): void {
  for (const id of graph.filterNodes((_, data) => data.kind !== "agency")) graph.dropNode(id);
  if (agency === null || !graph.hasNode(agency)) return;
  const tasks = new Map(shown.tasks.map((task) => [task.id, task.title]));
  let place = 0;
  for (const [id, name] of tasks) add(graph, agency, id, name, "task", place++, agency);
  for (const target of shown.targets) {
    const above = target.task_id && graph.hasNode(target.task_id) ? target.task_id : agency;
    if (graph.hasNode(target.indicator_id)) link(graph, above, target.indicator_id);
    else add(graph, agency, target.indicator_id, target.indicator, "indicator", place++, above);
  }
}

/** Place number n around the agency: rings that fill one after the other, the same for the same order. */
function add(graph: NetworkGraph, agency: string, id: string, name: string, kind: NodeKind, place: number, above: string): void {
  const { x, y, size } = graph.getNodeAttributes(agency);
  const distance = size + FIRST_RING + RING * Math.sqrt(place / ON_FIRST);
  const angle = place * GOLDEN;
  const at = { x: x + distance * Math.cos(angle), y: y + distance * Math.sin(angle) };
  const label = kind === "indicator" ? name : shorten(name);
  graph.addNode(id, { ...POINT, kind, name: label, size: kind === "task" ? 4 : 5, ...at });
  link(graph, above, id);
}

function link(graph: NetworkGraph, one: string, other: string): void {
  if (!graph.hasEdge(one, other)) graph.addUndirectedEdge(one, other, { weight: 1, size: 1, width: 1, color: "", zIndex: 0 });
}

const LONGEST = 14;
const shorten = (name: string): string => {
  const letters = [...name];
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST).join("")}…` : name;
};
