import { describe, expect, it } from "vitest";

import { lines, segments } from "../src/lib/segments";

const shown = (text: string, spans: { start: number; end: number }[]): string =>
  segments(text, spans)
    .map((segment) => (segment.facts.length ? `[${segment.facts.join(",")}:${segment.text}]` : segment.text))
    .join("");

describe("a text is cut at the boundaries of its facts", () => {
  it("keeps every letter", () => {
    const spans = [
      { start: 1, end: 5 },
      { start: 3, end: 8 },
      { start: 3, end: 4 },
    ];
    const text = "0123456789";
    expect(segments(text, spans).map((segment) => segment.text).join("")).toBe(text);
  });

  it("splits facts that overlap, the longest first in each piece", () => {
    expect(shown("0123456789", [{ start: 1, end: 5 }, { start: 3, end: 9 }])).toBe("0[0:12][1,0:34][1:5678]9");
  });

  it("knows facts within facts and facts in one place", () => {
    expect(shown("abcdef", [{ start: 0, end: 6 }, { start: 2, end: 4 }, { start: 2, end: 4 }])).toBe("[0:ab][0,1,2:cd][0:ef]");
  });

  it("lets facts that touch not run into each other", () => {
    expect(shown("abcd", [{ start: 0, end: 2 }, { start: 2, end: 4 }])).toBe("[0:ab][1:cd]");
  });

  it("leaves an empty fact out", () => {
    expect(shown("ab", [{ start: 1, end: 1 }])).toBe("ab");
  });

  it("counts code points", () => {
    expect(shown("😀区局", [{ start: 1, end: 2 }])).toBe("😀[0:区]局");
  });

  it("gives nothing for nothing", () => {
    expect(segments("", [])).toEqual([]);
  });
});

describe("segments line by line", () => {
  it("cuts a fact that goes on over a line's end", () => {
    const found = lines(segments("ab\ncd", [{ start: 1, end: 4 }]));
    expect(found.map((line) => line.map((piece) => [piece.text, piece.facts.length]))).toEqual([
      [["a", 0], ["b", 1]],
      [["c", 1], ["d", 0]],
    ]);
  });

  it("keeps empty lines", () => {
    expect(lines(segments("a\n\nb", []))).toHaveLength(3);
  });

  it("names the start of each piece", () => {
    const text = "ab\ncd\n\nef";
    for (const line of lines(segments(text, [{ start: 4, end: 8 }]))) {
      for (const piece of line) expect(text.slice(piece.start, piece.start + piece.text.length)).toBe(piece.text);
    }
  });
});

describe("a long text", () => {
  it("is cut in time that grows with its length alone", () => {
    const text = "区税务局牵头推进。".repeat(120_000);
    const spans = Array.from({ length: 20_000 }, (_, at) => ({ start: at * 50, end: at * 50 + 40 }));
    const before = performance.now();
    const found = segments(text, spans);
    expect(performance.now() - before).toBeLessThan(2000);
    expect(found.length).toBe(40_000);
  });
});
