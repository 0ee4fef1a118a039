import { describe, expect, it } from "vitest";

import { toCsv } from "../src/lib/csv";

const line = (cell: string | number | null): string => toCsv(["h"], [[cell]]).split("\r\n")[1] ?? "";

describe("a table as CSV", () => {
  it("begins with a byte order mark and ends its lines as spreadsheets do", () => {
    expect(toCsv(["部门", "任务"], [["区税务局", 6]])).toBe("\uFEFF部门,任务\r\n区税务局,6\r\n");
  });

  it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\tx"])("lets %j not run as a formula", (cell) => {
    expect(line(cell).replaceAll('"', "")).toBe(`'${cell}`);
  });

  it("leaves a number below zero a number", () => {
    expect(line(-5)).toBe("-5");
  });

  it("quotes commas, quotes and line ends", () => {
    expect(line('a,"b"\nc')).toBe('"a,""b""\nc"');
    expect(line("=A,B")).toBe('"\'=A,B"');
  });

  it("writes nothing for nothing", () => {
    expect(line(null)).toBe("");
  });
});
