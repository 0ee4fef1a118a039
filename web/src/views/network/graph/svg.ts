/** The network as a drawing of its own: all of it, whatever part the screen shows, with the legend and what it shows. */

import { FONT } from "./labels";
import type { Palette } from "./palette";
import type { NetworkGraph, NodeData } from "./point";
import type { Example } from "./sizes";

export interface Caption {
  readonly title: string;
  readonly lines: readonly string[];
  /** What colours mean. */
  readonly legend: readonly { readonly color: string; readonly words: string }[];
  readonly sizes: { readonly words: string; readonly examples: readonly Example[] };
  /** Where it is from, and of what day. */
  readonly source: string;
  /** What its parts are called. */
  readonly parts: readonly { readonly words: string; readonly x: number; readonly y: number }[];
}

const WIDTH = 1600;
const HEIGHT = 1200;
const MARGIN = 70;
const CAPTION = 90;
const LABEL = 13;
const FOOT = 84;
const CJK = /[\u2e80-\u9fff\uff00-\uffef]/;

interface Frame {
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
  readonly scale: number;
}

export function toSvg(graph: NetworkGraph, colors: Palette, caption: Caption): string {
  const frame = frameOf(graph);
  const nodes = graph.mapNodes((_, data) => data).sort((a, b) => a.zIndex - b.zIndex || b.size - a.size);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family='${FONT}'>`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="${colors.paper}"/>`,
    ...links(graph, frame),
    ...nodes.map((node) => circle(node, frame)),
    ...names(nodes, frame, colors),
    ...parts(caption, frame, colors),
    `<text x="${MARGIN / 2}" y="46" font-size="24" font-weight="600" fill="${colors.ink}">${escape(caption.title)}</text>`,
    ...caption.lines.map(
      (line, at) => `<text x="${MARGIN / 2}" y="${72 + 20 * at}" font-size="14" fill="${colors.faint}">${escape(line)}</text>`,
    ),
    ...foot(caption, frame, colors),
    "</svg>\n",
  ].join("\n");
}

/** SVG's y goes down, the picture's up. */
function frameOf(graph: NetworkGraph): Frame {
  const xs = graph.mapNodes((_, data) => data.x);
  const ys = graph.mapNodes((_, data) => data.y);
  const [left, right, low, high] = [least(xs), -least(xs.map(minus)), least(ys), -least(ys.map(minus))];
  const scale = Math.min((WIDTH - 2 * MARGIN) / (right - left || 1), (HEIGHT - CAPTION - FOOT - 2 * MARGIN) / (high - low || 1));
  const offset = (WIDTH - scale * (right - left)) / 2;
  return { x: (at) => offset + (at - left) * scale, y: (at) => CAPTION + MARGIN + (high - at) * scale, scale: Math.min(1.6, scale) };
}

const minus = (value: number): number => -value;
const least = (values: readonly number[]): number => values.reduce((found, value) => Math.min(found, value), Infinity);

function links(graph: NetworkGraph, frame: Frame): string[] {
  return graph.mapEdges((_, data, _source, _target, from, to) => {
    const ends = `x1="${at(frame.x(from.x))}" y1="${at(frame.y(from.y))}" x2="${at(frame.x(to.x))}" y2="${at(frame.y(to.y))}"`;
    return `<line ${ends} stroke="${data.color}" stroke-width="${at(data.size)}"/>`;
  });
}

/** A circle of the pale colour with the lead's share as a slice of the full one, from the top. */
function circle(node: NodeData, frame: Frame): string {
  const [x, y, r] = [frame.x(node.x), frame.y(node.y), node.size * frame.scale];
  const share = node.leads / (node.leads + node.supports || 1);
  const base = node.kind !== "agency" || share === 1 ? node.leadColor : node.supportColor;
  const disc = `<circle cx="${at(x)}" cy="${at(y)}" r="${at(r)}" fill="${base}"><title>${escape(node.name)}</title></circle>`;
  if (node.kind !== "agency" || share === 0 || share === 1) return disc;
  const angle = 2 * Math.PI * share;
  const end = `${at(x + r * Math.sin(angle))} ${at(y - r * Math.cos(angle))}`;
  const slice = `M${at(x)} ${at(y)}V${at(y - r)}A${at(r)} ${at(r)} 0 ${share > 0.5 ? 1 : 0} 1 ${end}Z`;
  return `${disc}<path d="${slice}" fill="${node.leadColor}"/>`;
}

/** Names below the circles, the largest first; one that would cover another is left out. */
function names(nodes: readonly NodeData[], frame: Frame, colors: Palette): string[] {
  const taken: { left: number; right: number; y: number }[] = [];
  const found: string[] = [];
  for (const node of [...nodes].sort((a, b) => b.size - a.size)) {
    if (!node.label) continue;
    const [x, y] = [frame.x(node.x), frame.y(node.y) + node.size * frame.scale + LABEL + 1];
    const half = width(node.label) / 2;
    const box = { left: x - half, right: x + half, y };
    if (taken.some((other) => box.left < other.right && other.left < box.right && Math.abs(y - other.y) < LABEL + 3)) continue;
    taken.push(box);
    const halo = `stroke="${colors.paper}" stroke-width="3" paint-order="stroke" stroke-linejoin="round"`;
    found.push(`<text x="${at(x)}" y="${at(y)}" font-size="${LABEL}" text-anchor="middle" fill="${colors.ink}" ${halo}>${escape(node.label)}</text>`);
  }
  return found;
}

/** What its parts are called, above each. */
function parts(caption: Caption, frame: Frame, colors: Palette): string[] {
  const halo = `stroke="${colors.paper}" stroke-width="3" paint-order="stroke" stroke-linejoin="round"`;
  return caption.parts.map(
    ({ words, x, y }) =>
      `<text x="${at(frame.x(x))}" y="${at(frame.y(y) - GAP)}" font-size="17" font-weight="600" text-anchor="middle" fill="${colors.faint}" ${halo}>${escape(words)}</text>`,
  );
}

const GAP = 14;
const DOT = 7;

/** The legend in a row, and below it where the drawing is from. */
function foot(caption: Caption, frame: Frame, colors: Palette): string[] {
  const drawn: string[] = [];
  const middle = HEIGHT - FOOT + 24;
  let left = MARGIN / 2;
  const put = (circle: string, radius: number, words: string): void => {
    if (radius) drawn.push(`<circle cx="${at(left + radius)}" cy="${middle}" r="${at(radius)}" ${circle}/>`);
    drawn.push(`<text x="${at(left + 2 * radius + 6)}" y="${middle + 5}" font-size="14" fill="${colors.ink}">${escape(words)}</text>`);
    left += 2 * radius + width(words) + 30;
  };
  for (const { color, words } of caption.legend) put(`fill="${color}"`, DOT, words);
  put("", 0, caption.sizes.words);
  for (const { load, radius } of caption.sizes.examples) put(`fill="none" stroke="${colors.faint}"`, radius * frame.scale, String(load));
  drawn.push(`<text x="${MARGIN / 2}" y="${HEIGHT - 18}" font-size="13" fill="${colors.faint}">${escape(caption.source)}</text>`);
  return drawn;
}

const width = (words: string): number => [...words].reduce((sum, letter) => sum + (CJK.test(letter) ? LABEL : LABEL * 0.58), 4);

const at = (value: number): string => value.toFixed(1);

export function escape(words: string): string {
  return words.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "");
}

/** The drawing as a picture of twice its size. */
export async function toPng(svg: string): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = Object.assign(document.createElement("canvas"), { width: 2 * WIDTH, height: 2 * HEIGHT });
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => {
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("PNG"))), "image/png");
    });
  } finally {
    URL.revokeObjectURL(url);
  }
}
