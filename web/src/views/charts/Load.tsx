import { get } from "../../api/client";
import type { Load as LoadRow } from "../../api/types";
import { useData } from "../../api/use";
import { t } from "../../i18n";
import { placeName } from "../../lib/format";
import { toAgency } from "../../lib/links";
import { navigate } from "../../lib/router";
import { DataTable } from "../../parts/DataTable";
import type { Column } from "../../parts/DataTable";
import { Section } from "../../parts/Page";
import { Empty, When } from "../../parts/State";
import { Chart, tooltip } from "./Chart";
import type { Scope } from "./scope";
import type { Colors } from "./colors";
import type { EChartsCoreOption } from "./echarts";
import { legend, names, text, tip, values } from "./parts";

const DRAWN = 30;
const LISTED = 1000;
const ROW = 24;
const BASES = ["explicit", "sole", "first_listed", "subject"] as const;

export function Load({ scope }: { scope: Scope }) {
  const load = useData(`load ${JSON.stringify(scope)}`, (signal) => get("/v1/load", { query: { ...scope, limit: LISTED }, signal }));
  return (
    <Section title={t("charts.load")} hint={t("charts.load.hint", { n: DRAWN })}>
      <When data={load}>{(rows) => (rows.length ? <Shown rows={rows} /> : <Empty />)}</When>
    </Section>
  );
}

function Shown({ rows }: { rows: readonly LoadRow[] }) {
  const drawn = rows.slice(0, DRAWN);
  return (
    <>
      <Chart
        label={t("charts.load")}
        height={drawn.length * ROW + 70}
        option={(colors, narrow) => optionOf(drawn, colors, narrow)}
        version={rows}
        onPick={(at) => {
          const row = drawn[at];
          if (row) navigate(toAgency(row.id));
        }}
      />
      <DataTable label={t("charts.load")} rows={rows} columns={columnsOf()} id={(row) => row.id} />
    </>
  );
}

function optionOf(rows: readonly LoadRow[], colors: Colors, narrow: boolean): EChartsCoreOption {
  const bar = { type: "bar", stack: "load", barWidth: "62%", itemStyle: { borderColor: colors.surface, borderWidth: 0.5 } };
  const leads = BASES.map((basis, at) => ({
    ...bar,
    name: `${t("role.LEADS")} · ${t(`basis.${basis}`)}`,
    color: colors.leads[at],
    data: rows.map((row) => row[basis]),
  }));
  const supports = { ...bar, name: t("role.SUPPORTS"), color: colors.support, data: rows.map((row) => row.supports) };
  return {
    grid: { top: narrow ? 64 : 36, left: 4, right: narrow ? 40 : 90, bottom: 8, containLabel: true },
    legend: { ...legend(colors), data: [...leads, supports].map((series) => series.name) },
    tooltip: { ...tip(colors), trigger: "axis", axisPointer: { type: "shadow" }, formatter: (at: unknown) => tipOf(at, rows) },
    xAxis: values(colors),
    yAxis: { ...names(colors, rows.map((row) => row.name), narrow ? 110 : 200), inverse: true },
    textStyle: text(colors),
    series: [...leads, supports, totals(rows, colors, narrow)],
  };
}

/** At the end of each bar: all, and how much of it is led and supported. */
function totals(rows: readonly LoadRow[], colors: Colors, narrow: boolean) {
  const told = (row: LoadRow): string => `${row.leads + row.supports}${narrow ? "" : `  (${row.leads} + ${row.supports})`}`;
  const formatter = ({ dataIndex }: { dataIndex: number }): string => rows.slice(dataIndex, dataIndex + 1).map(told).join("");
  return { type: "bar", stack: "load", silent: true, data: rows.map(() => 0), label: { ...text(colors), show: true, position: "right", color: colors.ink, formatter } };
}

function tipOf(at: unknown, rows: readonly LoadRow[]): HTMLElement {
  const row = rows[(at as readonly { dataIndex: number }[])[0]?.dataIndex ?? -1];
  if (!row) return tooltip([]);
  const leads = BASES.filter((basis) => row[basis]).map((basis) => `${t(`basis.${basis}`)} ${row[basis]}`);
  return tooltip([
    `${row.name} · ${placeName(row.place)}`,
    `${t("role.LEADS")} ${row.leads}${leads.length ? ` (${leads.join(", ")})` : ""}`,
    `${t("role.SUPPORTS")} ${row.supports}`,
  ]);
}

function columnsOf(): Column<LoadRow>[] {
  return [
    { head: t("field.agency"), value: (row) => row.name, cell: (row) => <a href={toAgency(row.id)}>{row.name}</a> },
    { head: t("field.place"), value: (row) => placeName(row.place) },
    { head: t("field.load"), value: (row) => row.leads + row.supports, numeric: true },
    { head: t("field.leads"), value: (row) => row.leads, numeric: true },
    ...BASES.map((basis) => ({ head: t(`basis.${basis}`), value: (row: LoadRow) => row[basis], numeric: true })),
    { head: t("field.supports"), value: (row) => row.supports, numeric: true },
  ];
}
