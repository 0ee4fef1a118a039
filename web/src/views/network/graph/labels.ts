/** Names of nodes: below their circles, on a halo of the paper's colour, and never on top of one another. */

import type { NodeDisplayData, PartialButFor } from "sigma/types";

import type { Palette } from "./palette";

export const FONT = 'system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif';
const SIZE = 12;
const LARGE = 13;

type Shown = PartialButFor<NodeDisplayData, "x" | "y" | "size" | "label" | "color">;

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Draws labels of one frame; what was drawn first stays, what would cover it is left out. */
export class Labels {
  private taken: Box[] = [];

  constructor(private colors: Palette) {}

  use(colors: Palette): void {
    this.colors = colors;
  }

  /** Before each frame. */
  clear(): void {
    this.taken = [];
  }

  draw = (context: CanvasRenderingContext2D, data: Shown): void => {
    if (!data.label || data.highlighted) return;
    context.font = `500 ${SIZE}px ${FONT}`;
    const half = context.measureText(data.label).width / 2 + 3;
    const top = data.y + data.size + 2;
    const box = { left: data.x - half, right: data.x + half, top, bottom: top + SIZE + 4 };
    if (this.taken.some((other) => overlap(box, other))) return;
    this.taken.push(box);
    this.write(context, data.label, data.x, top + SIZE, this.colors.ink);
  };

  /** The chosen node and the one at the pointer: a ring and the name, above all others. */
  drawHover = (context: CanvasRenderingContext2D, data: Shown): void => {
    context.beginPath();
    context.arc(data.x, data.y, data.size + 3, 0, 2 * Math.PI);
    context.lineWidth = 2;
    context.strokeStyle = this.colors.ink;
    context.stroke();
    if (!data.label) return;
    context.font = `600 ${LARGE}px ${FONT}`;
    const half = context.measureText(data.label).width / 2 + 7;
    context.fillStyle = this.colors.ink;
    context.beginPath();
    context.roundRect(data.x - half, data.y + data.size + 6, 2 * half, LARGE + 9, 4);
    context.fill();
    context.fillStyle = this.colors.paper;
    context.textAlign = "center";
    context.fillText(data.label, data.x, data.y + data.size + LARGE + 9);
  };

  private write(context: CanvasRenderingContext2D, words: string, x: number, y: number, color: string): void {
    context.textAlign = "center";
    context.lineJoin = "round";
    context.lineWidth = 3;
    context.strokeStyle = this.colors.paper;
    context.strokeText(words, x, y);
    context.fillStyle = color;
    context.fillText(words, x, y);
  }
}

const overlap = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
