/** Push circles apart until none covers another, or the passes are used up. */

const GAP = 2.5;

/** x and y are changed in place; radii are in the same units. A grid keeps a pass linear. */
export function spread(x: Float32Array, y: Float32Array, radii: Float32Array, passes: number): void {
  const cell = 2 * radii.reduce((most, radius) => Math.max(most, radius), 0) + 2 * GAP;
  for (let pass = 0; pass < passes; pass += 1) {
    if (!once(x, y, radii, cell)) return;
  }
}

function once(x: Float32Array, y: Float32Array, radii: Float32Array, cell: number): boolean {
  const cells = grid(x, y, cell);
  let moved = false;
  for (let one = 0; one < x.length; one += 1) {
    const column = Math.floor((x[one] ?? 0) / cell);
    const row = Math.floor((y[one] ?? 0) / cell);
    for (let at = 0; at < 9; at += 1) {
      for (const other of cells.get(key(column - 1 + (at % 3), row - 1 + Math.floor(at / 3))) ?? []) {
        if (other > one && part(x, y, radii, one, other)) moved = true;
      }
    }
  }
  return moved;
}

function grid(x: Float32Array, y: Float32Array, cell: number): Map<number, number[]> {
  const cells = new Map<number, number[]>();
  for (let at = 0; at < x.length; at += 1) {
    const name = key(Math.floor((x[at] ?? 0) / cell), Math.floor((y[at] ?? 0) / cell));
    const held = cells.get(name);
    if (held) held.push(at);
    else cells.set(name, [at]);
  }
  return cells;
}

/** Two numbers as one: rows are fewer than this. */
const ROWS = 2 ** 20;

const key = (column: number, row: number): number => column * ROWS + row;

/** Move two circles that touch apart by half of what is missing each; two in one place part along x. */
function part(x: Float32Array, y: Float32Array, radii: Float32Array, one: number, other: number): boolean {
  const across = (x[other] ?? 0) - (x[one] ?? 0);
  const down = (y[other] ?? 0) - (y[one] ?? 0);
  const distance = Math.hypot(across, down);
  const missing = (radii[one] ?? 0) + (radii[other] ?? 0) + GAP - distance;
  if (missing <= 0.01) return false;
  const shareX = distance ? (across / distance) * (missing / 2) : missing / 2;
  const shareY = distance ? (down / distance) * (missing / 2) : 0;
  x[one] = (x[one] ?? 0) - shareX;
  y[one] = (y[one] ?? 0) - shareY;
  x[other] = (x[other] ?? 0) + shareX;
  y[other] = (y[other] ?? 0) + shareY;
  return true;
}
