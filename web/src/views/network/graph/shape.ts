/** What is drawn: agencies with their load and the pairs that share tasks, and what layout and colour add. */

import type { Network } from "../../../api/types";

/** A place for each node and the community that it belongs to, 0 being the most loaded; -1 is a community of one. */
export interface Arranged {
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly community: Int16Array;
}

export interface LayoutJob {
  readonly ids: readonly string[];
  /** Radius of each node in the units of the layout. */
  readonly sizes: Float32Array;
  readonly loads: Float32Array;
  /** Node numbers of both ends and the weight, three numbers a link. */
  readonly links: Float32Array;
}

const LEAST_RADIUS = 3;
const RADIUS_A_ROOT = 2.1;
const MOST_RADIUS = 28;

/** Radius in pixels: the area grows with the load. */
export function radius(load: number): number {
  return Math.min(MOST_RADIUS, LEAST_RADIUS + RADIUS_A_ROOT * Math.sqrt(load));
}

export function layoutJob(network: Network): LayoutJob {
  const at = new Map(network.nodes.map((node, number) => [node.id, number]));
  const links = network.links.flatMap((link) => {
    const [source, target] = [at.get(link.source), at.get(link.target)];
    return source === undefined || target === undefined ? [] : [source, target, link.weight];
  });
  const loads = network.nodes.map((node) => node.leads + node.supports);
  return {
    ids: network.nodes.map((node) => node.id),
    sizes: Float32Array.from(loads, radius),
    loads: Float32Array.from(loads),
    links: Float32Array.from(links),
  };
}
