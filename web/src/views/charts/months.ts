/** Days on which something is due, month by month. */

export interface Due {
  readonly due: string;
  readonly tasks: number;
  readonly targets: number;
}

export interface Month {
  readonly month: string;
  readonly tasks: number;
  readonly targets: number;
}

const MOST_MONTHS = 180;

/** Every month from the first to the last, those without anything too; over a longer time only those with something. */
export function byMonth(rows: readonly Due[]): Month[] {
  const found = new Map<string, Month>();
  for (const row of rows) {
    const month = row.due.slice(0, 7);
    const held = found.get(month) ?? { month, tasks: 0, targets: 0 };
    found.set(month, { month, tasks: held.tasks + row.tasks, targets: held.targets + row.targets });
  }
  const names = [...found.keys()].sort();
  const [first, last] = [names[0], names.at(-1)];
  if (!first || !last || number(last) - number(first) > MOST_MONTHS) return names.flatMap((name) => found.get(name) ?? []);
  return Array.from({ length: number(last) - number(first) + 1 }, (_, at) => {
    const month = name(number(first) + at);
    return found.get(month) ?? { month, tasks: 0, targets: 0 };
  });
}

const number = (month: string): number => 12 * Number(month.slice(0, 4)) + Number(month.slice(5, 7)) - 1;

const name = (at: number): string => `${String(Math.floor(at / 12)).padStart(4, "0")}-${String((at % 12) + 1).padStart(2, "0")}`;
