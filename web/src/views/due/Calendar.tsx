import { get } from "../../api/client";
import { useData } from "../../api/use";
import { t } from "../../i18n";
import { number, weekday } from "../../lib/format";
import { setQuery } from "../../lib/router";
import { When } from "../../parts/State";
import { lastDay, monthsOf, weeksOf } from "./months";
import type { Month } from "./months";

type Where = Readonly<Record<string, string>>;
type Counts = ReadonlyMap<string, number>;

/** How much is due in each month, and in each day of the one that is chosen; a press leaves only what is due then. */
export function Calendar({ where }: { where: Where }) {
  const { due_after, due_before, ...rest } = where;
  const days = useData(`days ${JSON.stringify(rest)}`, async (signal) => {
    const found = await get("/v1/obligations", { query: { ...(rest as object), facet: "day", limit: 1 }, signal });
    return found.facets?.["day"] ?? [];
  });
  const month = due_after && due_after.slice(0, 7) === due_before?.slice(0, 7) ? due_after.slice(0, 7) : null;
  return (
    <When data={days}>
      {(found) => {
        const months = monthsOf(found);
        if (!months.length) return null;
        return (
          <>
            <Months months={months} chosen={month} />
            {month && <Days month={month} counts={new Map(found.map((one) => [one.value, one.count]))} chosen={due_after === due_before ? (due_after ?? null) : null} />}
          </>
        );
      }}
    </When>
  );
}

const choose = (first: string | null, last: string | null): void => setQuery({ due_after: first, due_before: last });

function Months({ months, chosen }: { months: readonly Month[]; chosen: string | null }) {
  const most = Math.max(...months.map((month) => month.count));
  return (
    <>
      <p class="hint">{t("due.calendar", { most: number(most) })}</p>
      <ol class="months" aria-label={t("due.calendar", { most: number(most) })}>
        {months.map(({ month, count }) => (
          <li key={month}>
            <button
              disabled={!count}
              aria-pressed={month === chosen}
              title={`${month}: ${number(count)}`}
              onClick={() => (month === chosen ? choose(null, null) : choose(`${month}-01`, lastDay(month)))}
            >
              <span class="month-bar" style={{ height: `${(100 * count) / most}%` }} aria-hidden="true" />
              <span class="sr">
                {month}: {number(count)}
              </span>
            </button>
            {month.endsWith("-01") && (
              <span class="month-year" aria-hidden="true">
                {month.slice(0, 4)}
              </span>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}

/** The days of a month as a calendar has them, with how much is due on each. */
function Days({ month, counts, chosen }: { month: string; counts: Counts; chosen: string | null }) {
  const weeks = weeksOf(month);
  return (
    <table class="days" data-testid="days">
      <caption>{t("due.days", { month })}</caption>
      <thead>
        <tr>
          {[0, 1, 2, 3, 4, 5, 6].map((at) => (
            <th key={at} scope="col">
              {weekday(at)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week, at) => (
          <tr key={at}>
            {week.map((day, column) => (
              <td key={column}>{day && <Day day={day} month={month} count={counts.get(day) ?? 0} chosen={day === chosen} />}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface DayProps {
  readonly day: string;
  readonly month: string;
  readonly count: number;
  readonly chosen: boolean;
}

function Day({ day, month, count, chosen }: DayProps) {
  const date = Number(day.slice(8));
  if (!count) return <span class="faint">{date}</span>;
  return (
    <button aria-pressed={chosen} data-day={day} onClick={() => (chosen ? choose(`${month}-01`, lastDay(month)) : choose(day, day))}>
      <span>
        <span class="sr">{month}-</span>
        {date}
      </span>{" "}
      <strong>{number(count)}</strong>
    </button>
  );
}
