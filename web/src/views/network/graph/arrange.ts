/** The layout: from the same nodes and links always the same places and communities. */

import Graph from "graphology";
import louvain from "graphology-communities-louvain";
import forceAtlas2 from "graphology-layout-forceatlas2";

import { hash, seeded } from "../../../lib/hash";
import { spread } from "./spread";
import type { Arranged, LayoutJob } from "./shape";

const EXTENT = 1000;
const SEED = 20210101;
const SPREAD_PASSES = 60;
const MOST_SPREAD = 5000;

export function arrange(job: LayoutJob): Arranged {
  const graph = graphOf(job);
  const count = job.ids.length;
  if (count > 1) forceAtlas2.assign(graph, { iterations: iterations(count), settings: settings(count), getEdgeWeight: "weight" });
  const x = new Float32Array(count);
  const y = new Float32Array(count);
  graph.forEachNode((key, attributes) => {
    x[Number(key)] = attributes["x"] as number;
    y[Number(key)] = attributes["y"] as number;
  });
  normalise(x, y);
  if (count <= MOST_SPREAD) spread(x, y, job.sizes, SPREAD_PASSES);
  return { x, y, community: communities(graph, job.loads) };
}

/** More nodes need more time a step and, starting spread out, fewer steps to look settled. */
function iterations(count: number): number {
  return Math.max(40, Math.min(600, Math.round(300_000 / count)));
}

function settings(count: number) {
  return {
    ...forceAtlas2.inferSettings(count),
    barnesHutOptimize: count > 600,
    barnesHutTheta: 0.7,
    edgeWeightInfluence: 0.7,
    gravity: 0.6,
    strongGravityMode: false,
    scalingRatio: 8,
    linLogMode: true,
  };
}

/** Start places come from the ids alone, on a disc. */
function graphOf(job: LayoutJob): Graph {
  const graph = new Graph({ type: "undirected" });
  for (const [number, id] of job.ids.entries()) {
    const draw = seeded(hash(id));
    const angle = 2 * Math.PI * draw();
    const distance = EXTENT * Math.sqrt(draw());
    graph.addNode(String(number), { x: distance * Math.cos(angle), y: distance * Math.sin(angle) });
  }
  for (let at = 0; at + 2 < job.links.length; at += 3) {
    const weight = job.links[at + 2] ?? 1;
    graph.mergeUndirectedEdge(String(job.links[at]), String(job.links[at + 1]), { weight });
  }
  return graph;
}

/** Move the middle to 0 and scale so that all but the farthest few lie within EXTENT. */
function normalise(x: Float32Array, y: Float32Array): void {
  if (!x.length) return;
  const [middleX, middleY] = [mean(x), mean(y)];
  const reach = Array.from(x, (at, number) => Math.hypot(at - middleX, (y[number] ?? 0) - middleY)).sort((a, b) => a - b);
  const scale = EXTENT / 2 / (reach[Math.floor(reach.length * 0.97)] || 1);
  for (let at = 0; at < x.length; at += 1) {
    x[at] = ((x[at] ?? 0) - middleX) * scale;
    y[at] = ((y[at] ?? 0) - middleY) * scale;
  }
}

const mean = (values: Float32Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Louvain communities, numbered by the load that they carry together. */
function communities(graph: Graph, loads: Float32Array): Int16Array {
  const found = graph.size ? louvain(graph, { rng: seeded(SEED), getEdgeWeight: "weight" }) : {};
  const carried = new Map<number, { load: number; members: number }>();
  for (const [key, community] of Object.entries(found)) {
    const sum = carried.get(community) ?? { load: 0, members: 0 };
    carried.set(community, { load: sum.load + (loads[Number(key)] ?? 0), members: sum.members + 1 });
  }
  const order = [...carried].filter(([, sum]) => sum.members > 1).sort(([a, one], [b, other]) => other.load - one.load || a - b);
  const rank = new Map(order.map(([community], at) => [community, at]));
  return Int16Array.from(loads, (_, number) => rank.get(found[String(number)] ?? -1) ?? -1);
}
