/** The network as GEXF 1.3, which Gephi and its like read: values, places, sizes and colours. */

import type { NetworkGraph, NodeData } from "./point";
import { escape } from "./svg";

const ATTRIBUTES = [
  ["kind", "string"],
  ["place", "string"],
  ["leads", "integer"],
  ["supports", "integer"],
  ["community", "integer"],
] as const;

export function toGexf(graph: NetworkGraph): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">',
    "<meta><creator>policygraph</creator></meta>",
    '<graph defaultedgetype="undirected">',
    '<attributes class="node">',
    ...ATTRIBUTES.map(([name, type]) => `<attribute id="${name}" title="${name}" type="${type}"/>`),
    "</attributes>",
    "<nodes>",
    ...graph.mapNodes(node),
    "</nodes>",
    "<edges>",
    ...graph.mapEdges(
      (_, data, source, target) => `<edge source="${escape(source)}" target="${escape(target)}" weight="${data.weight}"/>`,
    ),
    "</edges>",
    "</graph>",
    "</gexf>\n",
  ].join("\n");
}

function node(id: string, data: NodeData): string {
  const values = ATTRIBUTES.map(([name]) => `<attvalue for="${name}" value="${escape(String(data[name]))}"/>`).join("");
  const [r, g, b] = [1, 3, 5].map((at) => parseInt(data.color.slice(at, at + 2), 16));
  return [
    `<node id="${escape(id)}" label="${escape(data.name)}"><attvalues>${values}</attvalues>`,
    `<viz:color r="${r}" g="${g}" b="${b}"/><viz:position x="${data.x.toFixed(3)}" y="${data.y.toFixed(3)}" z="0"/>`,
    `<viz:size value="${data.size.toFixed(2)}"/></node>`,
  ].join("");
}
