import { get } from "../../api/client";
import type { Area } from "../../api/types";
import { useData } from "../../api/use";
import { t } from "../../i18n";
import { toAgency } from "../../lib/links";
import { DataTable } from "../../parts/DataTable";
import type { Column } from "../../parts/DataTable";
import { Select } from "../../parts/Fields";
import { Section } from "../../parts/Page";
import { Empty, When } from "../../parts/State";
import { place } from "../../lib/router";
import { Chart, tooltip } from "./Chart";
import type { Scope } from "./scope";
import type { Colors } from "./colors";
import type { EChartsCoreOption } from "./echarts";
import { asDrawn, matrix } from "./matrix";
import type { Matrix } from "./matrix";
import { FONT, names, text, tip } from "./parts";

const AGENCIES = 24;
const AREAS = 18;
const ROW = 24;
const HEADS = 150;
const LEVELS = ["1", "2", "3"] as const;
const LEVEL = 2;

export function Heat({ scope }: { scope: Scope }) {
  const level = Number(LEVELS.find((one) => one === place.value.query.get("level")) ?? LEVEL);
  const query = { ...scope, level, limit: AGENCIES };
  const areas = useData(`areas ${JSON.stringify(query)}`, (signal) => get("/v1/load/areas", { query, signal }));
  return (
    <Section title={t("charts.heat")} hint={t("charts.heat.hint")}>
      <div class="filters">
        <Select label={t("charts.heat.level")} name="level" none={t("charts.heat.level.2")} options={LEVELS.filter((one) => one !== "2").map((one) => [one, t(`charts.heat.level.${one as "1" | "3"}`)])} />
      </div>
      <When data={areas}>{(rows) => (rows.length ? <Shown rows={rows} /> : <Empty />)}</When>
    </Section>
  );
}

function Shown({ rows }: { rows: readonly Area[] }) {
  const drawn = matrix(rows, AREAS);
  return (
    <>
      <div class="chart-scroll">
        <Chart
          label={t("charts.heat")}
          height={drawn.agencies.length * ROW + HEADS + 50}
          option={(colors, narrow) => optionOf(drawn, colors, narrow)}
          version={rows}
        />
      </div>
      <DataTable label={t("charts.heat")} rows={asDrawn(rows, drawn)} columns={columnsOf()} id={(row) => `${row.agency_id} ${row.policy_id} ${row.area}`} />
    </>
  );
}

function optionOf(drawn: Matrix, colors: Colors, narrow: boolean): EChartsCoreOption {
  const most = Math.max(1, ...drawn.cells.map(([, , count]) => count));
  return {
    grid: { top: 4, left: 4, right: 8, bottom: 44, containLabel: true },
    tooltip: {
      ...tip(colors),
      formatter: (at: { value: readonly [number, number, number] }) => {
        const [column, row, count] = at.value;
        return tooltip([drawn.agencies[row] ?? "", drawn.areas[column] ?? "", `${t("field.tasks")} ${count}`]);
      },
    },
    visualMap: { min: 0, max: most, orient: "horizontal", left: 0, bottom: 0, itemHeight: 120, itemWidth: 12, calculable: false, inRange: { color: colors.heat }, text: [String(most), "0"], textStyle: text(colors) },
    xAxis: { ...names(colors, drawn.areas, HEADS - 10), position: "top", axisLabel: { color: colors.ink, fontSize: 12, fontFamily: FONT, rotate: 55, width: HEADS, overflow: "truncate", interval: 0 } },
    yAxis: { ...names(colors, drawn.agencies, narrow ? 90 : 170), inverse: true },
    series: [
      {
        type: "heatmap",
        data: drawn.cells,
        label: { show: !narrow, fontSize: 11, fontFamily: FONT },
        itemStyle: { borderColor: colors.surface, borderWidth: 1 },
        emphasis: { itemStyle: { borderColor: colors.ink, borderWidth: 1.5 } },
      },
    ],
  };
}

function columnsOf(): Column<Area>[] {
  return [
    { head: t("field.agency"), value: (row) => row.agency, cell: (row) => <a href={toAgency(row.agency_id)}>{row.agency}</a> },
    { head: t("field.area"), value: (row) => row.area, wide: true },
    { head: t("field.leads"), value: (row) => row.leads, numeric: true },
    { head: t("field.supports"), value: (row) => row.supports, numeric: true },
    { head: t("field.load"), value: (row) => row.leads + row.supports, numeric: true },
  ];
}
