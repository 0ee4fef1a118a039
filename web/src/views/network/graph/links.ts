/** Which link is at a point of the screen. */

import type { Screen } from "./hits";
import type { NetworkGraph } from "./point";

interface Point {
  readonly x: number;
  readonly y: number;
}

export type Ends = readonly [source: string, target: string];

/** The nearest link between agencies within reach (pixels); where one is chosen, only its own, for the others are dimmed. */
export function linkAt(graph: NetworkGraph, screen: Screen, point: Point, reach: number, chosen: string | null): Ends | null {
  const at = screen.toGraph(point);
  let [found, nearest]: [Ends | null, number] = [null, reach / screen.pixelsAUnit()];
  graph.forEachEdge((_, __, source, target, from, to) => {
    if (from.kind !== "agency" || to.kind !== "agency") return;
    if (chosen !== null && source !== chosen && target !== chosen) return;
    const distance = toSegment(at, from, to);
    if (distance < nearest) [found, nearest] = [[source, target], distance];
  });
  return found;
}

function toSegment(point: Point, from: Point, to: Point): number {
  const [across, up] = [to.x - from.x, to.y - from.y];
  const length = across ** 2 + up ** 2;
  const along = length ? ((point.x - from.x) * across + (point.y - from.y) * up) / length : 0;
  const share = Math.max(0, Math.min(1, along));
  return Math.hypot(point.x - from.x - share * across, point.y - from.y - share * up);
}
