/** The network on a canvas. Hovering touches only the node, its neighbours and its links; nothing runs over the whole. */

import { createNodePiechartProgram } from "@sigma/node-piechart";
import Graph from "graphology";
import Sigma from "sigma";
import { EdgeLineProgram, EdgeRectangleProgram, NodeCircleProgram } from "sigma/rendering";

import type { Network } from "../../../api/types";
import type { Theme } from "../../../lib/preferences";
import { Hits } from "./hits";
import { FONT, Labels } from "./labels";
import { palette, shares } from "./palette";
import type { Coloring, Palette } from "./palette";
import { POINT } from "./point";
import type { LinkData, NetworkGraph, NodeData, NodeKind } from "./point";
import { radius } from "./shape";
import type { Arranged } from "./shape";

export interface Handlers {
  readonly onNode: (id: string, kind: NodeKind) => void;
  readonly onNothing: () => void;
  /** After each frame, with where the pointed node is, in pixels of the container. */
  readonly onFrame: (pin: { x: number; y: number; size: number } | null) => void;
}

const PADDING = 40;
const FEW = 400;
const MANY_LINKS = 20_000;
const CAMERA_MS = 450;
const CLOSE_UP = 0.3;
const FRAME = 1.2; // some room around what is framed

const ends = (values: readonly number[]): [number, number] => [Math.min(...values), Math.max(...values)];

export class Picture {
  readonly graph: NetworkGraph;
  private readonly sigma: Sigma<NodeData, LinkData>;
  private readonly labels: Labels;
  private readonly hits: Hits;
  private colors: Palette;
  private coloring: Coloring = "role";
  private chosen: string | null = null;
  private hovered: string | null = null;
  private pinned: string | null = null;

  /** Throws where the browser has no WebGL. */
  constructor(container: HTMLElement, network: Network, places: Arranged, theme: Theme, handlers: Handlers) {
    this.colors = palette(theme);
    this.labels = new Labels(this.colors);
    this.graph = graphOf(network, places, this.colors, sizeFactor(container, places));
    this.sigma = new Sigma<NodeData, LinkData>(this.graph, container, this.settings());
    this.hits = this.hitsOf();
    this.listen(handlers);
    container.dataset["ready"] = "true";
  }

  private settings() {
    const many = this.graph.size > MANY_LINKS;
    return {
      nodeProgramClasses: { agency: PIE, point: NodeCircleProgram<NodeData, LinkData> },
      edgeProgramClasses: { line: many ? EdgeLineProgram<NodeData, LinkData> : EdgeRectangleProgram<NodeData, LinkData> },
      defaultDrawNodeLabel: this.labels.draw,
      defaultDrawNodeHover: this.labels.drawHover,
      labelFont: FONT,
      labelDensity: this.graph.order > FEW ? 1 : 2.5,
      labelGridCellSize: 110,
      labelRenderedSizeThreshold: 5,
      hideEdgesOnMove: many,
      zIndex: true,
      stagePadding: PADDING,
      minCameraRatio: 0.04,
      maxCameraRatio: 2.5,
      allowInvalidContainer: true,
    };
  }

  private listen(handlers: Handlers): void {
    this.sigma.on("beforeRender", () => this.labels.clear());
    this.sigma.on("afterRender", () => handlers.onFrame(this.pin()));
    const choose = (point: { x: number; y: number }): void => {
      const node = this.hits.at(point);
      if (node === null) handlers.onNothing();
      else handlers.onNode(node, this.graph.getNodeAttribute(node, "kind"));
    };
    const [mouse, touch] = [this.sigma.getMouseCaptor(), this.sigma.getTouchCaptor()];
    // Sigma's own listeners ask the graphics card what is at the pointer and wait for it, on every move and every turn of the wheel.
    for (const event of ["mousemove", "mousemovebody", "click", "wheel", "mousedown", "mouseup"] as const) mouse.removeAllListeners(event);
    for (const event of ["touchdown", "touchmove", "touchup", "tap"] as const) touch.removeAllListeners(event);
    mouse.on("mousemove", (point) => this.hover(this.hits.at(point)));
    mouse.on("mouseleave", () => this.hover(null));
    mouse.on("click", choose);
    touch.on("tap", ({ touches, previousTouches }) => {
      const point = touches[0] ?? previousTouches[0];
      if (point) choose(point);
    });
  }

  private hitsOf(): Hits {
    return new Hits(this.graph, {
      toGraph: (point) => this.sigma.viewportToGraph(point),
      pixelsAUnit: () => {
        const [one, other] = [this.sigma.graphToViewport({ x: 0, y: 0 }), this.sigma.graphToViewport({ x: 1, y: 0 })];
        return Math.hypot(other.x - one.x, other.y - one.y);
      },
      radius: (size) => this.sigma.scaleSize(size),
    });
  }

  end(): void {
    this.sigma.kill();
  }

  /** Mark a node, without choosing it. */
  point(id: string | null): void {
    this.pinned = id !== null && this.graph.hasNode(id) ? id : null;
    this.sigma.scheduleRender();
  }

  /** Light a node and its neighbours, dim the rest; null lights all. */
  choose(id: string | null): void {
    this.hover(null);
    this.chosen = id !== null && this.graph.hasNode(id) ? id : null;
    this.paint();
  }

  paintIn(theme: Theme, coloring: Coloring): void {
    this.colors = palette(theme);
    this.coloring = coloring;
    this.labels.use(this.colors);
    this.paint();
  }

  /** Frame a node with its neighbours. */
  goTo(id: string): void {
    if (!this.graph.hasNode(id)) return;
    const places = [id, ...this.graph.neighbors(id)].map((one) => this.sigma.getNodeDisplayData(one)).filter((one) => one !== undefined);
    const [left, right] = ends(places.map((one) => one.x));
    const [low, high] = ends(places.map((one) => one.y));
    const ratio = Math.min(1, Math.max(CLOSE_UP, FRAME * Math.max(right - left, high - low)));
    this.move({ x: (left + right) / 2, y: (low + high) / 2, ratio });
  }

  fit(): void {
    this.move({ x: 0.5, y: 0.5, ratio: 1 });
  }

  zoom(factor: number): void {
    const camera = this.sigma.getCamera();
    this.move({ ratio: camera.getBoundedRatio(camera.ratio * factor) });
  }

  /** Keep the scale while nodes are put in or taken out. */
  holdStill(): void {
    this.sigma.setCustomBBox(this.sigma.getBBox());
  }

  /** After nodes were put in or taken out. */
  redraw(): void {
    this.hits.build();
    this.paint();
  }

  get palette(): Palette {
    return this.colors;
  }

  private move(state: { x?: number; y?: number; ratio?: number }): void {
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    void this.sigma.getCamera().animate(state, { duration: still ? 0 : CAMERA_MS });
  }

  private pin(): { x: number; y: number; size: number } | null {
    const id = this.pinned ?? this.chosen;
    const data = id === null ? undefined : this.sigma.getNodeDisplayData(id);
    if (!data) return null;
    return { ...this.sigma.framedGraphToViewport(data), size: this.sigma.scaleSize(data.size) };
  }

  /** The one pass over all nodes and links: on a choice or a change of theme, never on a move of the pointer. */
  private paint(): void {
    const lit = this.chosen === null ? null : new Set([this.chosen, ...this.graph.neighbors(this.chosen)]);
    this.graph.forEachNode((id, data) => paintNode(data, this.colors, this.coloring, lit === null || lit.has(id), id === this.chosen));
    this.graph.forEachEdge((_, data, source, target) => {
      const own = source === this.chosen || target === this.chosen;
      data.color = own ? this.colors.lit : lit ? this.colors.dimmed : this.colors.link;
      data.zIndex = own ? 1 : 0;
    });
    this.sigma.refresh();
  }

  private hover(id: string | null): void {
    if (id === this.hovered) return;
    const nodes = new Set<string>();
    const edges = new Set<string>();
    if (this.hovered !== null) this.touch(this.hovered, false, nodes, edges);
    if (id !== null) this.touch(id, true, nodes, edges);
    this.hovered = id;
    this.sigma.getContainer().style.cursor = id === null ? "" : "pointer";
    this.sigma.refresh({ partialGraph: { nodes: [...nodes], edges: [...edges] }, skipIndexation: true, schedule: true });
  }

  /** Change a node's links for the time that the pointer is on it. */
  private touch(id: string, on: boolean, nodes: Set<string>, edges: Set<string>): void {
    if (!this.graph.hasNode(id)) return;
    nodes.add(id);
    this.graph.getNodeAttributes(id).highlighted = on || id === this.chosen;
    this.graph.forEachEdge(id, (edge, data, source, target) => {
      const own = source === this.chosen || target === this.chosen;
      data.color = on || own ? this.colors.lit : this.chosen === null ? this.colors.link : this.colors.dimmed;
      edges.add(edge);
    });
  }
}

const PIE = createNodePiechartProgram<NodeData, LinkData>({
  defaultColor: "#888888",
  slices: [
    { color: { attribute: "leadColor" }, value: { attribute: "leads" } },
    { color: { attribute: "supportColor" }, value: { attribute: "supports" } },
  ],
});

const LEAST_FACTOR = 0.4;

/** Circles are as large as the layout took them to be where all of it is on the screen, but never too small to see. */
function sizeFactor(container: HTMLElement, places: Arranged): number {
  const extent = (values: Float32Array): number => {
    const [least, most] = values.reduce(([low, high], value) => [Math.min(low, value), Math.max(high, value)], [0, 0]);
    return most - least || 1;
  };
  const fit = Math.min((container.clientWidth - 2 * PADDING) / extent(places.x), (container.clientHeight - 2 * PADDING) / extent(places.y));
  return Math.max(LEAST_FACTOR, Math.min(1, fit));
}

function graphOf(network: Network, places: Arranged, colors: Palette, factor: number): NetworkGraph {
  const graph: NetworkGraph = new Graph<NodeData, LinkData>({ type: "undirected" });
  for (const [at, node] of network.nodes.entries()) {
    const data: NodeData = {
      ...POINT,
      ...node,
      kind: "agency",
      type: "agency",
      x: places.x[at] ?? 0,
      y: places.y[at] ?? 0,
      size: factor * radius(node.leads + node.supports),
      community: places.community[at] ?? -1,
    };
    paintNode(data, colors, "role", true, false);
    graph.addNode(node.id, data);
  }
  for (const { source, target, weight } of network.links) {
    const size = Math.max(0.4, factor * Math.min(5, 0.5 + 0.45 * weight));
    graph.addUndirectedEdge(source, target, { weight, size, color: colors.link, zIndex: 0 });
  }
  return graph;
}

function paintNode(data: NodeData, colors: Palette, coloring: Coloring, lit: boolean, chosen: boolean): void {
  const own = data.kind === "agency" ? shares(colors, coloring, data.community) : { lead: colors[data.kind], support: colors[data.kind] };
  data.leadColor = lit ? own.lead : colors.dimmed;
  data.supportColor = lit ? own.support : colors.dimmed;
  data.color = data.leadColor;
  data.label = lit ? data.name : null;
  data.highlighted = chosen;
  data.forceLabel = chosen || data.kind !== "agency";
  data.zIndex = lit ? 1 : 0;
}
