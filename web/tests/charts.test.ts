import { describe, expect, it } from "vitest";

import { asDrawn, matrix } from "../src/views/charts/matrix";

describe("agencies and areas as a matrix", () => {
  const row = (agency: string, area: string, leads: number, supports: number) => ({ agency_id: agency, agency, area, leads, supports });

  it("adds what two policies say of one area", () => {
    const found = matrix([row("a", "x", 1, 2), row("a", "x", 4, 0), row("b", "y", 1, 0)], 9);
    expect(found.cells).toEqual([[0, 0, 7], [1, 1, 1]]);
  });

  it("has the table's rows in its own order", () => {
    const rows = [row("b", "few", 1, 0), row("b", "left out", 1, 0), row("b", "many", 2, 2), row("a", "few", 1, 1), row("a", "many", 9, 0)];
    const told = asDrawn(rows, matrix(rows, 2)).map(({ agency, area }) => `${agency} ${area}`);
    expect(told).toEqual(["b many", "b few", "b left out", "a many", "a few"]);
  });

  it("keeps the areas with most tasks, the fullest first", () => {
    const found = matrix([row("a", "few", 1, 0), row("a", "some", 2, 0), row("a", "many", 9, 0)], 2);
    expect(found.areas).toEqual(["many", "some"]);
  });

  it("tells agencies of one name apart", () => {
    const rows = [row("a1", "x", 1, 0), { ...row("a2", "x", 1, 0), agency: "a1" }];
    expect(matrix(rows, 9).agencies).toEqual(["a1", "a1"]);
  });
});
