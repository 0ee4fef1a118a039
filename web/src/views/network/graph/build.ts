/** The service's network as a picture's nodes and links. */

import Graph from "graphology";

import type { Network } from "../../../api/types";
import { shares } from "./palette";
import type { Coloring, Palette } from "./palette";
import { POINT } from "./point";
import type { LinkData, NetworkGraph, NodeData } from "./point";
import { radius } from "./shape";

export const PADDING = 40; // pixels around all of it
const LEAST_FACTOR = 0.4;

/** Circles are as large as the service took them to be where all of it is on the screen, but never too small to see. */
export function sizeFactor(container: HTMLElement, { nodes }: Network): number {
  const extent = (values: readonly number[]): number => {
    const [least, most] = values.reduce(([low, high], value) => [Math.min(low, value), Math.max(high, value)], [0, 0]);
    return most - least || 1;
  };
  const across = (container.clientWidth - 2 * PADDING) / extent(nodes.map((node) => node.x ?? 0));
  const up = (container.clientHeight - 2 * PADDING) / extent(nodes.map((node) => node.y ?? 0));
  return Math.max(LEAST_FACTOR, Math.min(1, across, up));
}

export function graphOf(network: Network, colors: Palette, factor: number): NetworkGraph {
  const graph: NetworkGraph = new Graph<NodeData, LinkData>({ type: "undirected" });
  const members = membersOf(network);
  const most = network.nodes.reduce((found, node) => Math.max(found, node.leads + node.supports), 0);
  for (const node of network.nodes) {
    const data: NodeData = {
      ...POINT,
      ...node,
      kind: "agency",
      leadSlice: node.leads,
      supportSlice: node.supports,
      x: node.x ?? 0,
      y: node.y ?? 0,
      size: factor * radius(node.leads + node.supports, most),
      community: (members.get(node.community) ?? 0) > 1 ? (node.community ?? -1) : -1,
    };
    paintNode(data, colors, "role", true, false);
    graph.addNode(node.id, data);
  }
  for (const { source, target, weight } of network.links) {
    const size = Math.max(0.4, factor * Math.min(5, 0.5 + 0.45 * weight));
    graph.addUndirectedEdge(source, target, { weight, size, width: size, color: colors.link, zIndex: 0 });
  }
  return graph;
}

/** How many nodes each community has. */
function membersOf({ nodes }: Network): ReadonlyMap<number | null | undefined, number> {
  const found = new Map<number | null | undefined, number>();
  for (const { community } of nodes) found.set(community, (found.get(community) ?? 0) + 1);
  return found;
}

/** Its colours and its name, as it is lit and chosen. */
export function paintNode(data: NodeData, colors: Palette, coloring: Coloring, lit: boolean, chosen: boolean): void {
  const own = data.kind === "agency" ? shares(colors, coloring, data.community) : { lead: colors[data.kind], support: colors[data.kind] };
  data.leadColor = lit ? own.lead : colors.dimmed;
  data.supportColor = lit ? own.support : colors.dimmed;
  data.color = data.leadColor;
  data.label = lit ? data.name : null;
  data.highlighted = chosen;
  data.forceLabel = chosen || data.kind !== "agency";
  data.zIndex = lit ? 1 : 0;
}
