/** What a part of the picture that nothing links to the rest is called: by its place, else by its greatest agency. */

import type { NetworkGraph, NodeData } from "./point";

export interface Caption {
  readonly words: string;
  /** Above the middle of the part, in units of the picture. */
  readonly x: number;
  readonly y: number;
  /** Of the part, in units of the picture. */
  readonly width: number;
}

const LEAST = 4; // smaller parts are told by the names of their agencies
const UNKNOWN = "?";

/** How a place is written in the chosen language. */
type Written = (place: string) => string;

/** Of the parts that are large enough, the largest first; none where there is but one. */
export function captionsOf(graph: NetworkGraph, written: Written): Caption[] {
  const parts = partsOf(graph).map((ids) => ids.map((id) => graph.getNodeAttributes(id)));
  if (parts.length < 2) return [];
  return parts.filter((part) => part.length >= LEAST).map((part) => captionOf(part, written)).filter(({ words }) => words);
}

/** Ids of the agencies that hang together, the largest part first. */
export function partsOf(graph: NetworkGraph): string[][] {
  const seen = new Set<string>();
  const parts: string[][] = [];
  graph.forEachNode((id, data) => {
    if (seen.has(id) || data.kind !== "agency") return;
    seen.add(id);
    const part: string[] = [];
    const next = [id];
    for (let one = next.pop(); one !== undefined; one = next.pop()) {
      part.push(one);
      graph.forEachNeighbor(one, (other, { kind }) => {
        if (seen.has(other) || kind !== "agency") return;
        seen.add(other);
        next.push(other);
      });
    }
    parts.push(part);
  });
  return parts.sort((a, b) => b.length - a.length);
}

function captionOf(part: readonly NodeData[], written: Written): Caption {
  const xs = part.map((node) => node.x);
  const top = Math.max(...part.map((node) => node.y + node.size));
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  return { words: nameOf(part, written), x: (left + right) / 2, y: top, width: right - left };
}

/** The place that carries most of it; where that is not known, the greatest agency; nothing where its nodes have no place. */
export function nameOf(part: readonly NodeData[], written: Written): string {
  const loads = new Map<string, number>();
  for (const node of part) loads.set(node.place, (loads.get(node.place) ?? 0) + node.leads + node.supports);
  const [place = UNKNOWN] = [...loads].sort(([a, one], [b, other]) => other - one || a.localeCompare(b))[0] ?? [];
  return place.startsWith(UNKNOWN) ? greatest(part)?.name ?? "" : place && written(place);
}

/** The one with the most tasks. */
export function greatest(nodes: readonly NodeData[]): NodeData | undefined {
  return nodes.reduce<NodeData | undefined>((most, node) => (!most || load(node) > load(most) ? node : most), undefined);
}

const load = (node: NodeData): number => node.leads + node.supports;
