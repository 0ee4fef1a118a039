import { describe, expect, it } from "vitest";

import { seeded } from "../src/lib/hash";
import { arrange } from "../src/views/network/graph/arrange";
import { components } from "../src/views/network/graph/components";
import { radius } from "../src/views/network/graph/shape";
import type { LayoutJob } from "../src/views/network/graph/shape";

function job(count: number, links: number): LayoutJob {
  const draw = seeded(1);
  const ends = Array.from({ length: links }, () => [Math.floor(draw() ** 2 * count), Math.floor(draw() * count), 1 + Math.floor(draw() * 5)]);
  const loads = Float32Array.from({ length: count }, () => 1 + Math.floor(draw() * 30));
  return {
    ids: Array.from({ length: count }, (_, at) => `a${at}`),
    sizes: loads.map(radius),
    loads,
    links: Float32Array.from(ends.filter(([a, b]) => a !== b).flat()),
  };
}

describe("the layout", () => {
  it("is the same for the same data", () => {
    expect(arrange(job(120, 400))).toEqual(arrange(job(120, 400)));
  });

  it("is another for other agencies", () => {
    const other = job(120, 400);
    const renamed = { ...other, ids: other.ids.map((id) => `b${id}`) };
    expect(arrange(renamed).x).not.toEqual(arrange(other).x);
  });

  it("lets no circle cover another", () => {
    const given = job(150, 300);
    const { x, y } = arrange(given);
    const covered: string[] = [];
    for (let a = 0; a < x.length; a += 1) {
      for (let b = a + 1; b < x.length; b += 1) {
        const distance = Math.hypot((x[a] ?? 0) - (x[b] ?? 0), (y[a] ?? 0) - (y[b] ?? 0));
        if (distance < 0.95 * ((given.sizes[a] ?? 0) + (given.sizes[b] ?? 0))) covered.push(`${a} ${b}`);
      }
    }
    expect(covered).toEqual([]);
  });

  it.each([[0, 0], [1, 0], [2, 1], [5, 0]])("places %i agencies with %i links", (count, links) => {
    const found = arrange(job(count, links));
    expect([...found.x, ...found.y].every(Number.isFinite)).toBe(true);
    expect(found.x).toHaveLength(count);
  });
});

describe("components", () => {
  it("come with the largest first", () => {
    expect(components(6, Float32Array.of(0, 5, 1, 1, 2, 1, 2, 3, 1))).toEqual([[1, 2, 3], [0, 5], [4]]);
  });
});
