import { get } from "../../api/client";
import type { Gap } from "../../api/types";
import { useData } from "../../api/use";
import { t } from "../../i18n";
import { number, placeName } from "../../lib/format";
import { DataTable } from "../../parts/DataTable";
import type { Column } from "../../parts/DataTable";
import { chosen } from "../../parts/Fields";
import { Filters } from "../../parts/Filters";
import { Page } from "../../parts/Page";
import { CityField, PolicyField, SureField } from "../../parts/scope";
import { Empty, When } from "../../parts/State";
import { policyColumn } from "../../parts/tables";
import { GAPS } from "./names";
import type { GapName } from "./names";

const FILTERS = ["city", "policy", "min_confidence"] as const;

/** What planned tasks leave open, by policy; each count leads to the tasks. */
export function Gaps() {
  const where = chosen(FILTERS);
  const gaps = useData(`gaps ${JSON.stringify(where)}`, (signal) => get("/v1/gaps", { query: where as object, signal }));
  return (
    <Page title={t("gaps.title")} lead={<p class="hint">{t("gaps.hint")}</p>}>
      <Filters names={FILTERS}>
        <CityField />
        <PolicyField />
        <SureField />
      </Filters>
      <When data={gaps}>{(rows) => (rows.length ? <Shown rows={rows} where={where} /> : <Empty />)}</When>
    </Page>
  );
}

function Shown({ rows, where }: { rows: readonly Gap[]; where: Record<string, string> }) {
  const sum = (of: (row: Gap) => number): number => rows.reduce((total, row) => total + of(row), 0);
  return (
    <>
      <ul class="cards counts">
        {GAPS.map((gap) => (
          <li key={gap} class="card">
            <a class="figure" href={tasksOf(gap, where)} data-gap={gap}>
              {number(sum((row) => row[gap]))}
            </a>
            <p>{t(`gap.${gap}`)}</p>
            <p class="faint">{t("gaps.of", { n: number(sum((row) => row.tasks)) })}</p>
          </li>
        ))}
      </ul>
      <DataTable label={t("gaps.title")} rows={rows} columns={columns()} id={(row) => row.policy_id} />
    </>
  );
}

function columns(): Column<Gap>[] {
  return [
    policyColumn<Gap>(),
    { head: t("field.place"), value: (row) => (row.city ? placeName(row.city) : "") },
    { head: t("gaps.planned"), value: (row) => row.tasks, numeric: true },
    ...GAPS.map((gap): Column<Gap> => ({
      head: t(`gap.${gap}`),
      value: (row) => row[gap],
      cell: (row) => (row[gap] ? <a href={tasksOf(gap, { policy: row.policy_id })}>{number(row[gap])}</a> : 0),
      numeric: true,
    })),
  ];
}

/** The tasks that lack it. */
const tasksOf = (gap: GapName, where: Record<string, string>): string => `/tasks?${new URLSearchParams({ ...where, gap, status: "planned" })}`;
