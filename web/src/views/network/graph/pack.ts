/** Components side by side: rows of boxes, filled from the left, within a shape of the wanted aspect. */

interface Box {
  readonly members: readonly number[];
  readonly left: number;
  readonly bottom: number;
  readonly width: number;
  readonly height: number;
}

/** Move the members of each component to its place; x and y are changed, the whole lies around (0, 0). */
export function pack(
  components: readonly (readonly number[])[],
  x: Float32Array,
  y: Float32Array,
  radii: Float32Array,
  air: number,
  aspect: number,
): void {
  const boxes = components.map((members) => boxOf(members, x, y, radii, air)).sort((a, b) => b.height - a.height);
  const width = bestWidth(boxes, aspect);
  const places = rows(boxes, width);
  const middle = -heightOf(boxes, places) / 2;
  for (const [at, { left, top }] of places.entries()) {
    const box = boxes[at];
    if (box) move(box, x, y, left - box.left - width / 2, -top - middle - (box.bottom + box.height));
  }
}

interface Place {
  readonly left: number;
  readonly top: number;
}

/** Boxes from the left, a new row where one would go beyond the width. */
function rows(boxes: readonly Box[], width: number): Place[] {
  let [left, top, row] = [0, 0, 0];
  return boxes.map((box) => {
    if (left > 0 && left + box.width > width * 1.001) [left, top, row] = [0, top + row, 0];
    const place = { left, top };
    row = Math.max(row, box.height);
    left += box.width;
    return place;
  });
}

const heightOf = (boxes: readonly Box[], places: readonly Place[]): number =>
  places.reduce((most, place, at) => Math.max(most, place.top + (boxes[at]?.height ?? 0)), 0);

const MOST_TRIED = 60;

/** Of the widths at which the first row is just full, the one that can be shown largest on a screen of that aspect. */
function bestWidth(boxes: readonly Box[], aspect: number): number {
  const widest = boxes.reduce((most, box) => Math.max(most, box.width), 0);
  let [width, best, smallest] = [0, widest, Infinity];
  for (const box of boxes.slice(0, MOST_TRIED)) {
    width += box.width;
    if (width < widest) continue;
    const size = Math.max(width / aspect, heightOf(boxes, rows(boxes, width)));
    if (size < smallest) [best, smallest] = [width, size];
  }
  return best;
}

function boxOf(members: readonly number[], x: Float32Array, y: Float32Array, radii: Float32Array, air: number): Box {
  let [left, right, bottom, top] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const member of members) {
    const [atX, atY, margin] = [x[member] ?? 0, y[member] ?? 0, (radii[member] ?? 0) + air];
    left = Math.min(left, atX - margin);
    right = Math.max(right, atX + margin);
    bottom = Math.min(bottom, atY - margin);
    top = Math.max(top, atY + margin);
  }
  return { members, left, bottom, width: right - left, height: top - bottom };
}

function move(box: Box, x: Float32Array, y: Float32Array, across: number, up: number): void {
  for (const member of box.members) {
    x[member] = (x[member] ?? 0) + across;
    y[member] = (y[member] ?? 0) + up;
  }
}
