import Graph from "graphology";
import { describe, expect, it } from "vitest";

import { toGexf } from "../src/views/network/graph/gexf";
import { palette } from "../src/views/network/graph/palette";
import { POINT } from "../src/views/network/graph/point";
import type { LinkData, NodeData } from "../src/views/network/graph/point";
import { toSvg } from "../src/views/network/graph/svg";

const HOSTILE = `<script>alert("1")</script>&'\u0001`;

function graph(): Graph<NodeData, LinkData> {
  const found = new Graph<NodeData, LinkData>({ type: "undirected" });
  const colors = { color: "#112233", leadColor: "#112233", supportColor: "#aabbcc" };
  const agency = { ...POINT, ...colors, kind: "agency", size: 9, leads: 1, supports: 3 } as const;
  found.addNode("a1", { ...agency, name: HOSTILE, label: HOSTILE, x: 0, y: 0 });
  found.addNode("a2", { ...agency, name: "区税务局", label: "区税务局", x: 100, y: 50, leads: 2, supports: 0 });
  found.addUndirectedEdge("a1", "a2", { weight: 3, size: 2, width: 2, color: "#dddddd", zIndex: 0 });
  return found;
}

describe("the network as a file", () => {
  it("is a drawing that shows hostile names as text", () => {
    const svg = toSvg(graph(), palette("light"), {
      title: HOSTILE,
      lines: [HOSTILE],
      legend: [{ color: "#112233", words: HOSTILE }],
      sizes: { words: HOSTILE, examples: [{ load: 5, radius: 7 }] },
      source: HOSTILE,
      parts: [{ words: HOSTILE, x: 0, y: 0 }],
    });
    expect(svg).not.toContain("<script");
    expect(svg).toContain("&#60;script&#62;");
    expect(svg).not.toContain("\u0001");
    expect(svg.match(/<circle/g)).toHaveLength(4);
    expect(svg.match(/<line/g)).toHaveLength(1);
  });

  it("is a GEXF with values, places and weights", () => {
    const gexf = toGexf(graph());
    expect(gexf).toContain('<edge source="a1" target="a2" weight="3"/>');
    expect(gexf).toContain('label="区税务局"');
    expect(gexf).toContain('<attvalue for="leads" value="2"/>');
    expect(gexf).not.toContain("<script");
  });
});
