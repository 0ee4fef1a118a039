/**
 * The layout: from the same nodes and links always the same places and communities.
 * Agencies that nothing links are laid out apart and then packed side by side, so that nearness always means shared tasks.
 */

import Graph from "graphology";
import louvain from "graphology-communities-louvain";
import forceAtlas2 from "graphology-layout-forceatlas2";

import { hash, seeded } from "../../../lib/hash";
import { components } from "./components";
import { pack } from "./pack";
import { spread } from "./spread";
import type { Arranged, LayoutJob } from "./shape";

const SEED = 20210101;
const SPREAD_PASSES = 80;
const MOST_SPREAD = 5000;
const ASPECT = 1.5;
/** Free width around a node, for its name and its links, in the units of the radii. */
const AIR = 30;
const FLATTEST = 0.4;

export function arrange(job: LayoutJob): Arranged {
  const x = new Float32Array(job.ids.length);
  const y = new Float32Array(job.ids.length);
  const graph = graphOf(job);
  const found = components(job.ids.length, job.links);
  for (const members of found) layOut(graph, members, job, x, y);
  pack(found, x, y, job.sizes, AIR, ASPECT);
  return { x, y, community: communities(graph, job.loads) };
}

/** One component around (0, 0), its longer side across. */
function layOut(graph: Graph, members: readonly number[], job: LayoutJob, x: Float32Array, y: Float32Array): void {
  if (members.length === 1) return;
  const part = subgraph(graph, members, job);
  forceAtlas2.assign(part, { iterations: iterations(members.length), settings: settings(members.length), getEdgeWeight: "weight" });
  const partX = Float32Array.from(members, (number) => part.getNodeAttribute(String(number), "x") as number);
  const partY = Float32Array.from(members, (number) => part.getNodeAttribute(String(number), "y") as number);
  const radii = Float32Array.from(members, (number) => job.sizes[number] ?? 0);
  turn(partX, partY);
  fit(partX, partY, radii);
  if (members.length <= MOST_SPREAD) spread(partX, partY, radii, SPREAD_PASSES);
  for (const [at, number] of members.entries()) {
    x[number] = partX[at] ?? 0;
    y[number] = partY[at] ?? 0;
  }
}

/** More nodes need more time a step and, starting spread out, fewer steps to look settled. */
function iterations(count: number): number {
  return Math.max(30, Math.min(500, Math.round(200_000 / count)));
}

function settings(count: number) {
  return {
    ...forceAtlas2.inferSettings(count),
    barnesHutOptimize: count > 600,
    barnesHutTheta: 1.2,
    edgeWeightInfluence: 0.7,
    gravity: 0.4,
    strongGravityMode: false,
    scalingRatio: 8,
    linLogMode: true,
  };
}

function graphOf(job: LayoutJob): Graph {
  const graph = new Graph({ type: "undirected" });
  for (const number of job.ids.keys()) graph.addNode(String(number));
  for (let at = 0; at + 2 < job.links.length; at += 3) {
    const weight = job.links[at + 2] ?? 1;
    graph.mergeUndirectedEdge(String(job.links[at]), String(job.links[at + 1]), { weight });
  }
  return graph;
}

/** The members with their links; start places come from the ids alone, on a disc. */
function subgraph(graph: Graph, members: readonly number[], job: LayoutJob): Graph {
  const part = new Graph({ type: "undirected" });
  const width = 100 * Math.sqrt(members.length);
  for (const number of members) {
    const draw = seeded(hash(job.ids[number] ?? ""));
    const angle = 2 * Math.PI * draw();
    const distance = width * Math.sqrt(draw());
    part.addNode(String(number), { x: distance * Math.cos(angle), y: distance * Math.sin(angle) });
  }
  for (const number of members) {
    graph.forEachEdge(String(number), (_, { weight }, source, target) => {
      if (source === String(number)) part.addUndirectedEdge(source, target, { weight });
    });
  }
  return part;
}

/** Turn around the middle so that the longest direction lies across, the heavier side up: a screen is wide. */
function turn(x: Float32Array, y: Float32Array): void {
  const [middleX, middleY] = [mean(x), mean(y)];
  let [xx, xy, yy] = [0, 0, 0];
  for (let at = 0; at < x.length; at += 1) {
    const [dx, dy] = [(x[at] ?? 0) - middleX, (y[at] ?? 0) - middleY];
    xx += dx * dx;
    xy += dx * dy;
    yy += dy * dy;
  }
  const angle = 0.5 * Math.atan2(2 * xy, xx - yy);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  for (let at = 0; at < x.length; at += 1) {
    const [dx, dy] = [(x[at] ?? 0) - middleX, (y[at] ?? 0) - middleY];
    x[at] = dx * cos + dy * sin;
    y[at] = dy * cos - dx * sin;
  }
}

/** Scale so that the component has the room that its circles and names need; far outliers are drawn in. */
function fit(x: Float32Array, y: Float32Array, radii: Float32Array): void {
  const room = Math.sqrt(radii.reduce((sum, radius) => sum + (2 * radius + AIR) ** 2, 0) * 1.3);
  const reachX = Math.max(1e-6, reach(x));
  const reachY = Math.max(FLATTEST * reachX, reach(y)); // a pair is a line
  const scale = room / 2 / Math.sqrt(reachX * reachY || 1);
  for (let at = 0; at < x.length; at += 1) {
    x[at] = drawIn((x[at] ?? 0) / reachX) * reachX * scale;
    y[at] = drawIn((y[at] ?? 0) / reachY) * reachY * scale;
  }
}

/** What lies farther than all but a few is brought nearer, in order. */
const drawIn = (value: number): number => (Math.abs(value) <= 1 ? value : Math.sign(value) * (1 + Math.log(Math.abs(value)) / 2));

function reach(values: Float32Array): number {
  const sorted = Float32Array.from(values, Math.abs).sort();
  return sorted[Math.floor(sorted.length * 0.95)] ?? 1;
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
