/** Which circle is at a point, from a grid of the places: the renderer's own way reads back from the graphics card. */

import type { NetworkGraph } from "./point";

/** Where a picture's units are on the screen, and how large its circles. */
export interface Screen {
  /** A point of the screen, in the picture's units. */
  readonly toGraph: (point: { x: number; y: number }) => { x: number; y: number };
  readonly pixelsAUnit: () => number;
  /** Radius on the screen of a circle of that size, in pixels. */
  readonly radius: (size: number) => number;
}

const SLACK = 2;
const NODES_A_CELL = 2;

export class Hits {
  private cells = new Map<string, string[]>();
  private cell = 1;
  private largest = 0;

  constructor(
    private readonly graph: NetworkGraph,
    private readonly screen: Screen,
  ) {
    this.build();
  }

  /** After nodes came, went or moved. */
  build(): void {
    const xs = this.graph.mapNodes((_, data) => data.x);
    const ys = this.graph.mapNodes((_, data) => data.y);
    const extent = Math.max(range(xs), range(ys), 1);
    this.cell = extent / Math.max(1, Math.sqrt(this.graph.order / NODES_A_CELL));
    this.cells = new Map();
    this.largest = 0;
    this.graph.forEachNode((id, data) => {
      this.largest = Math.max(this.largest, data.size);
      const name = this.name(this.index(data.x), this.index(data.y));
      this.cells.set(name, [...(this.cells.get(name) ?? []), id]);
    });
  }

  /** The nearest node whose circle is at a point of the screen. */
  at(point: { x: number; y: number }): string | null {
    const { x, y } = this.screen.toGraph(point);
    const scale = this.screen.pixelsAUnit();
    const reach = (this.screen.radius(this.largest) + SLACK) / scale;
    let [found, nearest]: [string | null, number] = [null, Infinity];
    for (const id of this.around(x, y, reach)) {
      const data = this.graph.getNodeAttributes(id);
      const distance = Math.hypot(data.x - x, data.y - y) * scale;
      if (distance < nearest && distance <= this.screen.radius(data.size) + SLACK) [found, nearest] = [id, distance];
    }
    return found;
  }

  private *around(x: number, y: number, reach: number): Iterable<string> {
    for (let column = this.index(x - reach); column <= this.index(x + reach); column += 1) {
      for (let row = this.index(y - reach); row <= this.index(y + reach); row += 1) {
        yield* this.cells.get(this.name(column, row)) ?? [];
      }
    }
  }

  private index(value: number): number {
    return Math.floor(value / this.cell);
  }

  private name(column: number, row: number): string {
    return `${column} ${row}`;
  }
}

function range(values: readonly number[]): number {
  const [low, high] = values.reduce(([least, most], value) => [Math.min(least, value), Math.max(most, value)], [Infinity, -Infinity]);
  return high - low;
}
