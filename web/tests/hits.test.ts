import Graph from "graphology";
import { describe, expect, it } from "vitest";

import { Hits } from "../src/views/network/graph/hits";
import { POINT } from "../src/views/network/graph/point";
import type { LinkData, NodeData } from "../src/views/network/graph/point";

const SCALE = 2;

function hits(nodes: [id: string, x: number, y: number, size: number][]): Hits {
  const graph = new Graph<NodeData, LinkData>();
  for (const [id, x, y, size] of nodes) graph.addNode(id, { ...POINT, x, y, size });
  return new Hits(graph, {
    toGraph: ({ x, y }) => ({ x: x / SCALE, y: y / SCALE }),
    pixelsAUnit: () => SCALE,
    radius: (size) => size,
  });
}

describe("which circle is at a point of the screen", () => {
  const three = hits([["a", 0, 0, 10], ["b", 50, 0, 5], ["c", 500, -300, 20]]);

  it.each([
    [0, 0, "a"],
    [11, 0, "a"],
    [13, 0, null],
    [100, 6, "b"],
    [1000, -585, "c"],
    [1000, -575, null],
  ])("%i, %i: %s", (x, y, found) => {
    expect(three.at({ x, y })).toBe(found);
  });

  it("is the nearer of two that overlap", () => {
    expect(hits([["a", 0, 0, 10], ["b", 6, 0, 10]]).at({ x: 8, y: 0 })).toBe("b");
  });

  it("is none of none", () => {
    expect(hits([]).at({ x: 0, y: 0 })).toBeNull();
  });
});
