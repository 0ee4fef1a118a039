/** How large a circle is drawn, as the service takes it to be when it arranges the picture (graph/drawing/sketch.py). */

const LEAST_RADIUS = 3;
const RADIUS_A_ROOT = 2.1;
const MOST_RADIUS = 28;

/** Radius in pixels: the area grows with the load. */
export function radius(load: number): number {
  return Math.min(MOST_RADIUS, LEAST_RADIUS + RADIUS_A_ROOT * Math.sqrt(load));
}
