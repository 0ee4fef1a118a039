/** Counts by day as counts by month, without a gap between the first and the last. */

export interface Month {
  /** Such as 2022-06. */
  readonly month: string;
  readonly count: number;
}

const MOST = 240; // twenty years: a date far off, misread or not, makes no row of thousands

export function monthsOf(days: readonly { readonly value: string; readonly count: number }[]): Month[] {
  const counts = new Map<string, number>();
  for (const { value, count } of days) counts.set(value.slice(0, 7), (counts.get(value.slice(0, 7)) ?? 0) + count);
  const held = [...counts.keys()].sort();
  const [first, last] = [held[0], held.at(-1)];
  if (!first || !last) return [];
  const all: string[] = [];
  for (let month = first; month <= last && all.length < MOST; month = next(month)) all.push(month);
  const shown = all.at(-1) === last ? all : held;
  return shown.map((month) => ({ month, count: counts.get(month) ?? 0 }));
}

function next(month: string): string {
  const [year = 0, number = 0] = month.split("-").map(Number);
  return number === 12 ? `${String(year + 1).padStart(4, "0")}-01` : `${month.slice(0, 4)}-${String(number + 1).padStart(2, "0")}`;
}

/** Its last day, such as 2022-06-30. */
export function lastDay(month: string): string {
  const [year = 0, number = 0] = month.split("-").map(Number);
  const date = new Date(Date.UTC(2000, number, 0));
  date.setUTCFullYear(year, number, 0);
  return `${month}-${String(date.getUTCDate()).padStart(2, "0")}`;
}

const WEEK = 7;

/** Its days by week from Monday; null before the first and after the last. */
export function weeksOf(month: string): (string | null)[][] {
  const last = Number(lastDay(month).slice(8));
  const first = new Date(`${month}-01T00:00:00Z`).getUTCDay();
  const before = (first + WEEK - 1) % WEEK;
  const days = Array.from({ length: last }, (_, at) => `${month}-${String(at + 1).padStart(2, "0")}`);
  const cells = [...Array<null>(before).fill(null), ...days];
  const weeks = Array.from({ length: Math.ceil(cells.length / WEEK) }, (_, at) => cells.slice(WEEK * at, WEEK * (at + 1)));
  return weeks.map((week) => [...week, ...Array<null>(WEEK - week.length).fill(null)]);
}
