import { describe, expect, it } from "vitest";

import { toUnits } from "../src/lib/codepoints";

describe("offsets in code points become offsets in UTF-16 units", () => {
  it("leaves a text of the basic plane as it is", () => {
    expect(toUnits("区税务局牵头", [0, 4, 6])).toEqual([0, 4, 6]);
  });

  it("counts a letter beyond the basic plane once there, twice here", () => {
    const text = "𠮷区😀局";
    const [start, end] = toUnits(text, [1, 2]);
    expect(text.slice(start, end)).toBe("区");
    expect(toUnits(text, [3, 4])).toEqual([5, 6]);
  });

  it("takes offsets in any order and twice", () => {
    expect(toUnits("a😀b", [2, 0, 2, 1])).toEqual([3, 0, 3, 1]);
  });

  it("counts a lone surrogate as one, as Python does", () => {
    expect(toUnits("\ud83d局", [1, 2])).toEqual([1, 2]);
  });

  it("ends at the text's end", () => {
    expect(toUnits("局", [9])).toEqual([1]);
  });
});
