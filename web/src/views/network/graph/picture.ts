/** The network on a canvas. Hovering touches only the node, its neighbours and its links; nothing runs over the whole. */

import Sigma from "sigma";

import type { Network } from "../../../api/types";
import { placeName } from "../../../lib/format";
import type { Theme } from "../../../lib/preferences";
import { Drag } from "./drag";
import { Hits } from "./hits";
import type { Screen } from "./hits";
import { PADDING, graphOf, paintNode, sizeFactor } from "./build";
import { captionsOf, partsOf } from "./captions";
import type { Caption } from "./captions";
import { FONT, Labels } from "./labels";
import { linkAt } from "./links";
import { palette } from "./palette";
import type { Coloring, Palette } from "./palette";
import { programs } from "./programs";
import type { LinkData, NetworkGraph, NodeData, NodeKind, Pin } from "./point";

export interface Handlers {
  readonly onNode: (id: string, kind: NodeKind) => void;
  readonly onLink: (source: string, target: string) => void;
  readonly onNothing: () => void;
  /** After each frame, with where the pointed node is. */
  readonly onFrame: (pin: Pin | null) => void;
}

const NEAR = 5; // pixels from a link within which a mouse, and a finger, means it
const NEAR_FINGER = 14;
const FEW_LINKS = 3_000; // of more the pointer does not tell that they can be pressed: it would cost a frame
const FEW = 400;
const MANY_LINKS = 20_000;
const CAMERA_MS = 450;
const CLOSE_UP = 0.3;
const MAIN = 0.2; // share of the agencies that makes a part the one to begin with
const FRAME = 1.2; // some room around what is framed

const ends = (values: readonly number[]): [number, number] => [Math.min(...values), Math.max(...values)];

export class Picture {
  readonly graph: NetworkGraph;
  /** Pixels of the picture, all of it on the screen, for each that the service arranged. */
  readonly factor: number;
  private readonly sigma: Sigma<NodeData, LinkData>;
  private readonly labels: Labels;
  private readonly hits: Hits;
  private colors: Palette;
  private coloring: Coloring = "role";
  private chosen: string | null = null;
  private partner: string | null = null;
  private readonly screen: Screen;
  private captions: readonly Caption[] = [];
  private hovered: string | null = null;
  private pinned: string | null = null;

  /** Throws where the browser has no WebGL. */
  constructor(container: HTMLElement, network: Network, theme: Theme, handlers: Handlers) {
    this.colors = palette(theme);
    this.labels = new Labels(this.colors);
    this.factor = sizeFactor(container, network);
    this.graph = graphOf(network, this.colors, this.factor);
    this.sigma = new Sigma<NodeData, LinkData>(this.graph, container, this.settings());
    this.screen = this.screenOf();
    this.hits = new Hits(this.graph, this.screen);
    this.captions = captionsOf(this.graph, placeName);
    this.listen(handlers);
    const [main = []] = partsOf(this.graph);
    if (container.clientHeight > container.clientWidth && main.length >= MAIN * this.graph.order) this.frame(main, false);
    container.dataset["ready"] = "true";
  }

  private settings() {
    const many = this.graph.size > MANY_LINKS;
    return {
      ...programs(many),
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
    this.sigma.on("afterRender", () => {
      this.drawCaptions();
      handlers.onFrame(this.pin());
    });
    const choose = (point: { x: number; y: number }, reach: number): void => {
      if (drag.over) return;
      const node = this.hits.at(point);
      if (node !== null) return handlers.onNode(node, this.graph.getNodeAttribute(node, "kind"));
      const link = linkAt(this.graph, this.screen, point, reach, this.chosen);
      if (link) handlers.onLink(...link);
      else handlers.onNothing();
    };
    const [mouse, touch] = [this.sigma.getMouseCaptor(), this.sigma.getTouchCaptor()];
    // Sigma's own listeners ask the graphics card what is at the pointer and wait for it, on every move and every turn of the wheel.
    for (const event of ["mousemove", "mousemovebody", "click", "wheel", "mousedown", "mouseup"] as const) mouse.removeAllListeners(event);
    for (const event of ["touchdown", "touchmove", "touchup", "tap"] as const) touch.removeAllListeners(event);
    const drag = new Drag(mouse, this.graph, this.hands());
    mouse.on("mousemove", (point) => this.hover(this.hits.at(point), point));
    mouse.on("mouseleave", () => this.hover(null));
    mouse.on("click", (point) => choose(point, NEAR));
    touch.on("tap", ({ touches, previousTouches }) => {
      const point = touches[0] ?? previousTouches[0];
      if (point) choose(point, NEAR_FINGER);
    });
  }

  private hands() {
    return {
      nodeAt: (point: { x: number; y: number }) => this.hits.at(point),
      toGraph: (point: { x: number; y: number }) => this.sigma.viewportToGraph(point),
      take: () => this.holdStill(),
      drop: () => this.moved(),
    };
  }

  private moved(): void {
    this.hits.build();
    this.captions = captionsOf(this.graph, placeName);
    this.sigma.scheduleRender();
  }

  private drawCaptions(): void {
    const context = this.sigma.getCanvases()["labels"]?.getContext("2d");
    if (!context || this.chosen !== null) return;
    const pixels = this.screen.pixelsAUnit();
    for (const { words, x, y, width } of this.captions) {
      this.labels.drawCaption(context, words, this.sigma.graphToViewport({ x, y }), width * pixels);
    }
  }

  private screenOf(): Screen {
    return {
      toGraph: (point) => this.sigma.viewportToGraph(point),
      pixelsAUnit: () => {
        const [one, other] = [this.sigma.graphToViewport({ x: 0, y: 0 }), this.sigma.graphToViewport({ x: 1, y: 0 })];
        return Math.hypot(other.x - one.x, other.y - one.y);
      },
      radius: (size) => this.sigma.scaleSize(size),
    };
  }

  end(): void {
    this.sigma.kill();
  }

  /** Mark a node, without choosing it. */
  point(id: string | null): void {
    this.pinned = id !== null && this.graph.hasNode(id) ? id : null;
    this.sigma.scheduleRender();
  }

  /** Light a node and its neighbours, or with a partner the two and their link, dim the rest; null lights all. */
  choose(id: string | null, partner: string | null = null): void {
    this.hover(null);
    this.chosen = id !== null && this.graph.hasNode(id) ? id : null;
    this.partner = this.chosen !== null && partner !== null && this.graph.hasNode(partner) ? partner : null;
    this.paint();
  }

  paintIn(theme: Theme, coloring: Coloring): void {
    this.colors = palette(theme);
    this.coloring = coloring;
    this.labels.use(this.colors);
    this.paint();
  }

  /** Frame a node with its neighbours, or with its partner. */
  goTo(id: string): void {
    if (this.graph.hasNode(id)) this.frame([id, ...(this.partner === null ? this.graph.neighbors(id) : [this.partner])], true);
  }

  /** A tall screen begins with the largest part, for all of a wide picture would be a strip on it. */
  private frame(ids: readonly string[], slowly: boolean): void {
    const places = ids.map((one) => this.sigma.getNodeDisplayData(one)).filter((one) => one !== undefined);
    if (!places.length) return;
    const [left, right] = ends(places.map((one) => one.x));
    const [low, high] = ends(places.map((one) => one.y));
    const ratio = Math.min(1, Math.max(CLOSE_UP, FRAME * Math.max(right - left, high - low)));
    const state = { x: (left + right) / 2, y: (low + high) / 2, ratio };
    if (slowly) this.move(state);
    else this.sigma.getCamera().setState(state);
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

  get coloredBy(): Coloring {
    return this.coloring;
  }

  /** What its parts are called. */
  get parts(): readonly Caption[] {
    return this.captions;
  }

  private move(state: { x?: number; y?: number; ratio?: number }): void {
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    void this.sigma.getCamera().animate(state, { duration: still ? 0 : CAMERA_MS });
  }

  private pin(): Pin | null {
    const id = this.pinned ?? this.chosen;
    const data = id === null ? undefined : this.sigma.getNodeDisplayData(id);
    if (id === null || !data) return null;
    return { id, ...this.sigma.framedGraphToViewport(data), size: this.sigma.scaleSize(data.size) };
  }

  /** The one pass over all nodes and links: on a choice or a change of theme, never on a move of the pointer. */
  private paint(): void {
    const lit = this.lit();
    this.graph.forEachNode((id, data) => {
      paintNode(data, this.colors, this.coloring, lit === null || lit.has(id), id === this.chosen || id === this.partner);
    });
    this.graph.forEachEdge((_, data, source, target) => {
      const own = this.owns(source, target);
      const pressed = own && this.partner !== null;
      data.color = pressed ? this.colors.ink : own ? this.colors.lit : lit ? this.colors.dimmed : this.colors.link;
      data.size = pressed ? data.width + 1 : data.width;
      data.zIndex = own ? 1 : 0;
    });
    this.sigma.refresh();
  }

  private lit(): ReadonlySet<string> | null {
    if (this.chosen === null) return null;
    return new Set([this.chosen, ...(this.partner === null ? this.graph.neighbors(this.chosen) : [this.partner])]);
  }

  /** Whether a link is the chosen agency's, or where two are chosen the one between them. */
  private owns(source: string, target: string): boolean {
    if (this.chosen === null) return false;
    if (source !== this.chosen && target !== this.chosen) return false;
    return this.partner === null || source === this.partner || target === this.partner;
  }

  private hover(id: string | null, point: { x: number; y: number } | null = null): void {
    this.sigma.getContainer().style.cursor = id !== null || (point && this.linkNear(point)) ? "pointer" : "";
    if (id === this.hovered) return;
    const nodes = new Set<string>();
    const edges = new Set<string>();
    if (this.hovered !== null) this.touch(this.hovered, false, nodes, edges);
    if (id !== null) this.touch(id, true, nodes, edges);
    this.hovered = id;
    this.sigma.refresh({ partialGraph: { nodes: [...nodes], edges: [...edges] }, skipIndexation: true, schedule: true });
  }

  private linkNear(point: { x: number; y: number }): boolean {
    return this.graph.size <= FEW_LINKS && linkAt(this.graph, this.screen, point, NEAR, this.chosen) !== null;
  }

  /** Change a node's links for the time that the pointer is on it. */
  private touch(id: string, on: boolean, nodes: Set<string>, edges: Set<string>): void {
    if (!this.graph.hasNode(id)) return;
    nodes.add(id);
    this.graph.getNodeAttributes(id).highlighted = on || id === this.chosen || id === this.partner;
    this.graph.forEachEdge(id, (edge, data, source, target) => {
      const own = this.owns(source, target);
      if (own && this.partner !== null) return;
      data.color = on || own ? this.colors.lit : this.chosen === null ? this.colors.link : this.colors.dimmed;
      edges.add(edge);
    });
  }
}
