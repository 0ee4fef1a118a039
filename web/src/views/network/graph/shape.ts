/** How large a circle is drawn, as the service takes it to be when it arranges the picture (graph/drawing/sketch.py). */

const LEAST_RADIUS = 3;
const RADIUS_A_ROOT = 2.1;
const MOST_LOAD = 142;

/** Radius in pixels, in a picture whose greatest load is most: the area grows with the load. */
export function radius(load: number, most: number): number {
  return LEAST_RADIUS + RADIUS_A_ROOT * Math.sqrt(load * Math.min(1, MOST_LOAD / Math.max(1, most)));
}
