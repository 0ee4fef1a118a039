/** Names of nodes: below their circles, on a halo of the paper's colour, and never on top of one another. */

import type { NodeDisplayData, PartialButFor } from "sigma/types";

import type { Palette } from "./palette";

export const FONT = 'system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif';
const SIZE = 12;
const LARGE = 13;
const CAPTION = 15;
const ROOMY = 0.6; // width of a part, of that of its name, from which it is called by it

type Shown = PartialButFor<NodeDisplayData, "x" | "y" | "size" | "label" | "color">;

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

interface Sprite {
  readonly image: HTMLCanvasElement;
  readonly width: number;
  readonly height: number;
}

const HALO = 3;
const MOST_SPRITES = 3000;
const MOST_A_FRAME = 140;

/**
 * Draws labels of one frame; what was drawn first stays, what would cover it is left out.
 * A name with its halo costs a quarter of a millisecond to draw, so it is drawn once and copied from then on.
 */
export class Labels {
  private taken: Box[] = [];
  private captions: Box[] = [];
  private readonly sprites = new Map<string, Sprite>();

  constructor(private colors: Palette) {}

  use(colors: Palette): void {
    this.colors = colors;
    this.sprites.clear();
  }

  /** Before each frame. */
  clear(): void {
    this.taken = [];
    this.captions = [];
  }

  draw = (context: CanvasRenderingContext2D, data: Shown): void => {
    if (!data.label || data.highlighted || this.taken.length >= MOST_A_FRAME) return;
    const sprite = this.sprite(data.label);
    const scale = devicePixelRatio || 1; // between two pixels letters would blur
    const left = Math.round((data.x - sprite.width / 2) * scale) / scale;
    const top = Math.round((data.y + data.size + 1) * scale) / scale;
    const box = { left, right: left + sprite.width, top, bottom: top + sprite.height };
    if (this.taken.some((other) => overlap(box, other))) return;
    this.taken.push(box);
    context.drawImage(sprite.image, left, top, sprite.width, sprite.height);
  };

  /** What a part of that width is called, above it: larger and fainter than the names of nodes, where it has room. */
  drawCaption(context: CanvasRenderingContext2D, words: string, at: { x: number; y: number }, width: number): void {
    const sprite = this.sprite(words, CAPTION);
    const [left, top] = [Math.round(at.x - sprite.width / 2), Math.round(at.y - 2 * CAPTION)];
    const box = { left, right: left + sprite.width, top, bottom: top + sprite.height };
    if (width < ROOMY * sprite.width || this.captions.some((other) => overlap(box, other))) return;
    this.captions.push(box);
    context.drawImage(sprite.image, left, top, sprite.width, sprite.height);
  }

  private sprite(words: string, size = SIZE): Sprite {
    const name = `${size} ${words}`;
    const held = this.sprites.get(name);
    if (held) return held;
    if (this.sprites.size >= MOST_SPRITES) this.sprites.clear();
    const made = spriteOf(words, size, size === SIZE ? this.colors.ink : this.colors.faint, this.colors.paper);
    this.sprites.set(name, made);
    return made;
  }

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
}

function spriteOf(words: string, size: number, ink: string, paper: string): Sprite {
  const image = document.createElement("canvas");
  const context = image.getContext("2d");
  if (!context) return { image, width: 0, height: 0 };
  const font = `${size === SIZE ? 500 : 600} ${size}px ${FONT}`;
  context.font = font;
  const width = Math.ceil(context.measureText(words).width) + 2 * HALO;
  const height = size + 2 * HALO;
  const scale = devicePixelRatio || 1;
  image.width = Math.ceil(width * scale);
  image.height = Math.ceil(height * scale);
  context.scale(scale, scale);
  context.font = font;
  context.textAlign = "center";
  context.lineJoin = "round";
  context.lineWidth = HALO;
  context.strokeStyle = paper;
  context.strokeText(words, width / 2, size);
  context.fillStyle = ink;
  context.fillText(words, width / 2, size);
  return { image, width, height };
}

const overlap = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
