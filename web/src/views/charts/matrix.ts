/** Rows of agency, area and counts as a matrix; areas of two policies with one name are two columns only if both are wanted. */

export interface AreaCount {
  readonly agency_id: string;
  readonly agency: string;
  readonly area: string;
  readonly leads: number;
  readonly supports: number;
}

/** Rows as the matrix shows them: agency by agency, the areas in the order of its columns, those without one last. */
export function asDrawn<Row extends AreaCount>(rows: readonly Row[], { areas }: Matrix): Row[] {
  const agency = new Map([...new Set(rows.map((row) => row.agency_id))].map((id, at) => [id, at]));
  const column = new Map(areas.map((area, at) => [area, at]));
  const rank = (row: Row): number => (agency.get(row.agency_id) ?? 0) * (areas.length + 1) + (column.get(row.area) ?? areas.length);
  return [...rows].sort((a, b) => rank(a) - rank(b));
}

export interface Matrix {
  readonly agencies: readonly string[];
  readonly areas: readonly string[];
  /** Number of the area, number of the agency, tasks; only cells with tasks. */
  readonly cells: readonly (readonly [area: number, agency: number, tasks: number])[];
}

/** The areas with the most tasks, the fullest first; agencies in the order of the rows. */
export function matrix(rows: readonly AreaCount[], most: number): Matrix {
  const tasks = (row: AreaCount): number => row.leads + row.supports;
  const totals = new Map<string, number>();
  for (const row of rows) totals.set(row.area, (totals.get(row.area) ?? 0) + tasks(row));
  const areas = [...totals].sort(([, a], [, b]) => b - a).slice(0, most).map(([area]) => area);
  const agencies = [...new Map(rows.map((row) => [row.agency_id, row.agency]))];
  const column = new Map(areas.map((area, at) => [area, at]));
  const line = new Map(agencies.map(([id], at) => [id, at]));
  const counts = new Map<string, [number, number, number]>();
  for (const row of rows) {
    const [x, y] = [column.get(row.area), line.get(row.agency_id)];
    if (x === undefined || y === undefined) continue;
    const cell = counts.get(`${x} ${y}`) ?? [x, y, 0];
    counts.set(`${x} ${y}`, [x, y, cell[2] + tasks(row)]);
  }
  return { agencies: agencies.map(([, name]) => name), areas, cells: [...counts.values()] };
}
