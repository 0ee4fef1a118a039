import { describe, expect, it } from "vitest";

import { lastDay, monthsOf, weeksOf } from "../src/views/due/months";

describe("what is due by month", () => {
  it("has months without any too, over the turn of a year", () => {
    const found = monthsOf([{ value: "2021-11-30", count: 1 }, { value: "2022-02-01", count: 2 }, { value: "2021-11-01", count: 3 }]);
    expect(found).toEqual([
      { month: "2021-11", count: 4 },
      { month: "2021-12", count: 0 },
      { month: "2022-01", count: 0 },
      { month: "2022-02", count: 2 },
    ]);
  });

  it("leaves empty months out over a long time", () => {
    expect(monthsOf([{ value: "1949-10-01", count: 1 }, { value: "2049-10-01", count: 1 }])).toHaveLength(2);
  });

  it.each([
    ["2022-06", "2022-06-30"],
    ["2022-12", "2022-12-31"],
    ["2024-02", "2024-02-29"],
    ["0099-02", "0099-02-28"],
  ])("knows the last day of %s", (month, day) => expect(lastDay(month)).toBe(day));

  it.each([
    ["2022-06", 5, 2], // began on a Wednesday
    ["2021-02", 4, 0], // four whole weeks
    ["2022-05", 6, 6], // began on a Sunday
  ])("has %s in %i weeks from Monday, %i days into the first", (month, weeks, before) => {
    const found = weeksOf(month);
    expect(found).toHaveLength(weeks);
    expect(found.every((week) => week.length === 7)).toBe(true);
    expect(found.flat().indexOf(`${month}-01`)).toBe(before);
    expect(found.flat().filter(Boolean).at(-1)).toBe(lastDay(month));
  });
});
