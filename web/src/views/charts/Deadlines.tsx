import { get } from "../../api/client";
import { useData } from "../../api/use";
import { t } from "../../i18n";
import { DataTable } from "../../parts/DataTable";
import type { Column } from "../../parts/DataTable";
import { Section } from "../../parts/Page";
import { Empty, When } from "../../parts/State";
import { Chart, tooltip } from "./Chart";
import type { Scope } from "./scope";
import type { Colors } from "./colors";
import type { EChartsCoreOption } from "./echarts";
import { byMonth } from "./months";
import type { Due, Month } from "./months";
import { legend, names, text, tip, values } from "./parts";

const HEIGHT = 340;

export function Deadlines({ scope }: { scope: Scope }) {
  const due = useData(`due ${JSON.stringify(scope)}`, (signal) => daysOf(scope, signal));
  return (
    <Section title={t("charts.deadlines")} hint={t("charts.deadlines.hint")}>
      <When data={due}>{(rows) => (rows.length ? <Shown rows={rows} /> : <Empty />)}</When>
    </Section>
  );
}

/** How many tasks, and how many targets, are due on each day, by date. */
async function daysOf(scope: Scope, signal: AbortSignal): Promise<Due[]> {
  const days = new Map<string, Due>();
  for (const [kind, field] of [["task", "tasks"], ["target", "targets"]] as const) {
    const found = await get("/v1/obligations", { query: { ...scope, kind, facet: "day", limit: 1 }, signal });
    for (const { value, count } of found.facets?.["day"] ?? []) {
      days.set(value, { due: value, tasks: 0, targets: 0, ...days.get(value), [field]: count });
    }
  }
  return [...days.values()].sort((one, other) => one.due.localeCompare(other.due));
}

function Shown({ rows }: { rows: readonly Due[] }) {
  const months = byMonth(rows);
  return (
    <>
      <Chart label={t("charts.deadlines")} height={HEIGHT} option={(colors) => optionOf(months, colors)} version={rows} />
      <DataTable label={t("charts.deadlines")} rows={rows} columns={columnsOf()} id={(row) => row.due} />
    </>
  );
}

function optionOf(months: readonly Month[], colors: Colors): EChartsCoreOption {
  const bar = { type: "bar", stack: "due", barMaxWidth: 28 };
  const axis = names(colors, months.map((month) => month.month), 60);
  return {
    grid: { top: 40, left: 4, right: 16, bottom: 8, containLabel: true },
    legend: legend(colors),
    tooltip: {
      ...tip(colors),
      trigger: "axis",
      axisPointer: { type: "shadow" },
      formatter: (at: readonly { dataIndex: number }[]) => {
        const month = months[at[0]?.dataIndex ?? -1];
        return tooltip(month ? [month.month, `${t("field.tasks")} ${month.tasks}`, `${t("field.targets")} ${month.targets}`] : []);
      },
    },
    xAxis: { ...axis, axisLabel: { ...text(colors), interval: "auto", hideOverlap: true } },
    yAxis: values(colors),
    series: [
      { ...bar, name: t("field.tasks"), color: colors.leads[1], data: months.map((month) => month.tasks) },
      { ...bar, name: t("field.targets"), color: colors.target, data: months.map((month) => month.targets) },
    ],
  };
}

function columnsOf(): Column<Due>[] {
  const link = (row: Due): string => `/tasks?due_after=${row.due}&due_before=${row.due}`;
  return [
    { head: t("field.date"), value: (row) => row.due, cell: (row) => <a href={link(row)}>{row.due}</a> },
    { head: t("field.tasks"), value: (row) => row.tasks, numeric: true },
    { head: t("field.targets"), value: (row) => row.targets, numeric: true },
  ];
}
