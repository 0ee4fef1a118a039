import { describe, expect, it } from "vitest";

import { matrix } from "../src/views/charts/matrix";
import { byMonth } from "../src/views/charts/months";

describe("agencies and areas as a matrix", () => {
  const row = (agency: string, area: string, leads: number, supports: number) => ({ agency_id: agency, agency, area, leads, supports });

  it("adds what two policies say of one area", () => {
    const found = matrix([row("a", "x", 1, 2), row("a", "x", 4, 0), row("b", "y", 1, 0)], 9);
    expect(found.cells).toEqual([[0, 0, 7], [1, 1, 1]]);
  });

  it("keeps the areas with most tasks, in the order of the rows", () => {
    const found = matrix([row("a", "few", 1, 0), row("a", "some", 2, 0), row("a", "many", 9, 0)], 2);
    expect(found.areas).toEqual(["some", "many"]);
  });

  it("tells agencies of one name apart", () => {
    const rows = [row("a1", "x", 1, 0), { ...row("a2", "x", 1, 0), agency: "a1" }];
    expect(matrix(rows, 9).agencies).toEqual(["a1", "a1"]);
  });
});

describe("deadlines by month", () => {
  it("has months without any too, over the turn of a year", () => {
    const found = byMonth([{ due: "2021-11-30", tasks: 1, targets: 0 }, { due: "2022-02-01", tasks: 0, targets: 2 }, { due: "2021-11-01", tasks: 1, targets: 1 }]);
    expect(found).toEqual([
      { month: "2021-11", tasks: 2, targets: 1 },
      { month: "2021-12", tasks: 0, targets: 0 },
      { month: "2022-01", tasks: 0, targets: 0 },
      { month: "2022-02", tasks: 0, targets: 2 },
    ]);
  });

  it("leaves empty months out over a long time", () => {
    expect(byMonth([{ due: "1949-10-01", tasks: 1, targets: 0 }, { due: "2049-10-01", tasks: 1, targets: 0 }])).toHaveLength(2);
  });
});
