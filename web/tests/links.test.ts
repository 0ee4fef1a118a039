import Graph from "graphology";
import { describe, expect, it } from "vitest";

import { captionsOf } from "../src/views/network/graph/captions";
import { linkAt } from "../src/views/network/graph/links";
import { POINT } from "../src/views/network/graph/point";
import type { LinkData, NetworkGraph, NodeData, NodeKind } from "../src/views/network/graph/point";
import { examples } from "../src/views/network/graph/sizes";

const SCREEN = { toGraph: ({ x, y }: { x: number; y: number }) => ({ x: x / 2, y: y / 2 }), pixelsAUnit: () => 2, radius: (size: number) => size };
const last = (place: string): string => place.split("/").at(-1) ?? "";
const LINK: LinkData = { weight: 1, size: 1, width: 1, color: "", zIndex: 0 };

type Node = readonly [id: string, x: number, y: number, place: string, leads: number];

function graph(nodes: readonly Node[], links: readonly (readonly [string, string])[], kind: NodeKind = "agency"): NetworkGraph {
  const found = new Graph<NodeData, LinkData>({ type: "undirected" });
  for (const [id, x, y, place, leads] of nodes) found.addNode(id, { ...POINT, kind, name: `${id}局`, x, y, place, leads, size: 4 });
  for (const [one, other] of links) found.addUndirectedEdge(one, other, LINK);
  return found;
}

describe("which link is at a point of the screen", () => {
  const square = graph(
    [["a", 0, 0, "省", 1], ["b", 100, 0, "省", 1], ["c", 100, 100, "省", 1]],
    [["a", "b"], ["b", "c"]],
  );

  it.each([
    [100, 0, null, ["a", "b"]], // on it
    [100, 9, null, ["a", "b"]], // within reach
    [100, 12, null, null], // beyond
    [196, 5, null, ["b", "c"]], // the nearer of two
    [-20, 0, null, null], // behind its end
    [100, 0, "c", null], // not the chosen one's, which alone is lit
    [200, 100, "c", ["b", "c"]],
  ] as const)("%i, %i, chosen %s: %j", (x, y, chosen, ends) => {
    expect(linkAt(square, SCREEN, { x, y }, 10, chosen)).toEqual(ends);
  });

  it("is none of what is unfolded", () => {
    const tasks = graph([["a", 0, 0, "省", 1], ["b", 100, 0, "省", 1]], [["a", "b"]], "task");
    expect(linkAt(tasks, SCREEN, { x: 100, y: 0 }, 10, null)).toBeNull();
  });
});

describe("what parts of the picture are called", () => {
  const row = (name: string, place: string, y: number): Node[] => [0, 1, 2, 3].map((at) => [`${name}${at}`, 10 * at, y, place, 1 + at] as const);
  const line = (name: string) => [0, 1, 2].map((at) => [`${name}${at}`, `${name}${at + 1}`] as const);

  it("is the place that carries most, else the greatest agency", () => {
    const two = graph([...row("a", "山东省/威海市", 0), ...row("b", "?p1", 100)], [...line("a"), ...line("b")]);
    expect(captionsOf(two, last)).toEqual([
      { words: "威海市", x: 15, y: 4, width: 30 },
      { words: "b3局", x: 15, y: 104, width: 30 },
    ]);
  });

  it("is nothing where there is but one part, or a part of a few", () => {
    expect(captionsOf(graph(row("a", "省", 0), line("a")), last)).toEqual([]);
    expect(captionsOf(graph([...row("a", "省", 0), ["z", 500, 0, "省", 1]], line("a")), last)).toHaveLength(1);
  });
});

describe("the circles of the legend", () => {
  it.each([
    [1, [1]],
    [3, [1, 2]],
    [27, [1, 5, 20]],
    [400, [1, 20, 200]],
    [9000, [1, 100, 5000]],
  ])("of a picture with %i tasks at the most", (most, loads) => {
    expect(examples(graph([["a", 0, 0, "省", most]], []), 1).map((one) => one.load)).toEqual(loads);
  });
});
