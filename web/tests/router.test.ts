import { describe, expect, it } from "vitest";

import { match } from "../src/lib/match";

describe("paths of views", () => {
  it.each([
    ["/", "/", {}],
    ["/policies", "/policies/", {}],
    ["/policies/:id", "/policies/p1", { id: "p1" }],
    ["/cities/*id", "/cities/辽宁省/营口市/鲅鱼圈区", { id: "辽宁省/营口市/鲅鱼圈区" }],
  ])("%s fits %s", (pattern, path, params) => {
    expect(match(pattern, path)).toEqual(params);
  });

  it.each([
    ["/", "/policies"],
    ["/policies", "/policies/p1"],
    ["/policies/:id", "/policies"],
    ["/policies/:id", "/policies/p1/more"],
    ["/cities/*id", "/cities"],
  ])("%s does not fit %s", (pattern, path) => {
    expect(match(pattern, path)).toBeNull();
  });
});
