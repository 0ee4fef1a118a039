/** Example circles for the legend: what a load looks like. */

import type { NetworkGraph } from "./point";
import { radius } from "./shape";

export interface Example {
  readonly load: number;
  readonly radius: number;
}

const LOADS = [10000, 5000, 2000, 1000, 500, 200, 100, 50, 20, 10, 5, 2, 1];
const MOST = 3;

/** Round numbers of tasks up to the greatest that is drawn, far enough apart to look different; radii are pixels of the picture. */
export function examples(graph: NetworkGraph, factor: number): Example[] {
  const most = graph.reduceNodes((found, _, node) => Math.max(found, node.leads + node.supports), 0);
  const held = LOADS.filter((load) => load <= most);
  const step = Math.max(1, Math.floor((held.length - 1) / (MOST - 1)));
  const shown = [...new Set([held[0], held[step], held.at(-1)])].filter((load) => load !== undefined);
  return shown.sort((a, b) => a - b).map((load) => ({ load, radius: factor * radius(load, most) }));
}
