import { get } from "../../api/client";
import { useData } from "../../api/use";
import { t } from "../../i18n";
import { number } from "../../lib/format";
import { setQuery } from "../../lib/router";
import { When } from "../../parts/State";
import { lastDay, monthsOf } from "./months";
import type { Month } from "./months";

/** How much is due in each month; a press on one leaves only what is due in it. */
export function Calendar({ where }: { where: Readonly<Record<string, string>> }) {
  const days = useData(`days ${JSON.stringify(where)}`, async (signal) => {
    const found = await get("/v1/obligations", { query: { ...(where as object), facet: "day", limit: 1 }, signal });
    return monthsOf(found.facets?.["day"] ?? []);
  });
  return <When data={days}>{(months) => (months.length ? <Months months={months} /> : null)}</When>;
}

function Months({ months }: { months: readonly Month[] }) {
  const most = Math.max(...months.map((month) => month.count));
  return (
    <>
      <p class="hint">{t("due.calendar", { most: number(most) })}</p>
    <ol class="months" aria-label={t("due.calendar", { most: number(most) })}>
      {months.map(({ month, count }) => (
        <li key={month}>
          <button
            disabled={!count}
            title={`${month}: ${number(count)}`}
            onClick={() => setQuery({ due_after: `${month}-01`, due_before: lastDay(month) })}
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
