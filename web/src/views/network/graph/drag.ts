/** A circle follows the pointer that took hold of it, in this picture alone: the others see it where the service has it. */

import type { MouseCoords } from "sigma/types";

import type { NetworkGraph } from "./point";

interface Point {
  readonly x: number;
  readonly y: number;
}

/** The part of Sigma's mouse that is listened to. */
interface Mouse {
  on(event: "mousedown" | "mousemovebody" | "mouseup", act: (at: MouseCoords) => void): unknown;
}

interface Hands {
  readonly nodeAt: (point: Point) => string | null;
  readonly toGraph: (point: Point) => Point;
  /** Before the first move, and after the last. */
  readonly take: () => void;
  readonly drop: () => void;
}

const SLIP = 4; // pixels that a hand moves in a click

export class Drag {
  private held: string | null = null;
  private from: Point = { x: 0, y: 0 };
  private moved = false;

  constructor(mouse: Mouse, private readonly graph: NetworkGraph, private readonly hands: Hands) {
    mouse.on("mousedown", (at) => this.down(at));
    mouse.on("mousemovebody", (at) => this.move(at));
    mouse.on("mouseup", () => this.up());
  }

  /** Whether the click that ends it is none: something was moved. */
  get over(): boolean {
    return this.moved;
  }

  private down(at: MouseCoords): void {
    this.moved = false;
    this.held = this.hands.nodeAt(at);
    this.from = { x: at.x, y: at.y };
  }

  private move(at: MouseCoords): void {
    if (this.held === null || !this.graph.hasNode(this.held)) return;
    at.preventSigmaDefault(); // which would move the whole
    if (!this.moved && Math.hypot(at.x - this.from.x, at.y - this.from.y) < SLIP) return;
    if (!this.moved) this.hands.take();
    this.moved = true;
    this.graph.mergeNodeAttributes(this.held, this.hands.toGraph(at));
  }

  private up(): void {
    if (this.held !== null && this.moved) this.hands.drop();
    this.held = null;
  }
}
