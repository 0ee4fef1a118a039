import { describe, expect, it } from "vitest";

import { whereOf } from "../src/views/network/filters";

const where = (query: string) => whereOf(new URLSearchParams(query));

describe("filters of the network from its address", () => {
  it("takes every filter", () => {
    expect(where("city=辽宁省&policy=p1&role=lead&basis=sole&min_weight=3&due_after=2022-01-01&due_before=2022-12-31")).toEqual({
      city: "辽宁省",
      policy: "p1",
      role: "lead",
      basis: "sole",
      min_weight: 3,
      due_after: "2022-01-01",
      due_before: "2022-12-31",
    });
  });

  it.each(["role=boss", "basis=none", "min_weight=0", "min_weight=x", "min_weight=1", "due_after=soon", "city="])(
    "leaves out what the service would refuse or what chooses nothing: %s",
    (query) => {
      expect(where(query)).toEqual({});
    },
  );
});
