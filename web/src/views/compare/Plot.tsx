import type { Compared, Indicator, Target } from "../../api/types";
import { t } from "../../i18n";
import { day, figure, placeName } from "../../lib/format";
import { toFact } from "../../lib/links";
import { navigate } from "../../lib/router";
import { Chart, tooltip } from "../charts/Chart";
import type { Colors } from "../charts/colors";
import type { EChartsCoreOption } from "../charts/echarts";
import { FONT, legend, names, text, tip, values } from "../charts/parts";

const ROW = 44;

/** Each target and report of an indicator as a dot, by place; a press on one opens its words. */
export function Plot({ indicator, rows }: { indicator: Indicator; rows: readonly Compared[] }) {
  const drawn = rows.filter((row) => row.value !== null && row.value !== undefined);
  if (!drawn.length) return <p class="hint">{t("charts.none")}</p>;
  return (
    <Chart
      label={`${t("compare.title")}: ${indicator.name}`}
      height={drawn.length * ROW + 90}
      option={(colors, narrow) => optionOf(indicator, drawn, colors, narrow)}
      version={rows}
      onPick={(at) => {
        const row = drawn[at];
        if (row) navigate(toFact(row.policy_id, row.id));
      }}
    />
  );
}

/** With the arrow that points along the axis to better. */
export const better = (indicator: Indicator): string =>
  indicator.better === "up" ? `${t("better.up")} →` : indicator.better === "down" ? `← ${t("better.down")}` : "";

function optionOf(indicator: Indicator, rows: readonly Target[], colors: Colors, narrow: boolean): EChartsCoreOption {
  const points = (type: Target["type"]) => rows.map((row, at) => (row.type === type ? [row.value, at] : [null, at]));
  const dot = {
    type: "scatter",
    symbolSize: 15,
    label: {
      show: true,
      position: "top",
      color: colors.ink,
      fontSize: 12,
      fontFamily: FONT,
      formatter: ({ dataIndex }: { dataIndex: number }) => (rows[dataIndex] ? figure(rows[dataIndex]) : ""),
    },
  };
  return {
    grid: { top: 48, left: 8, right: 48, bottom: 30, containLabel: true },
    legend: { ...legend(colors), icon: undefined },
    tooltip: { ...tip(colors), formatter: ({ dataIndex }: { dataIndex: number }) => tipOf(rows[dataIndex]) },
    xAxis: {
      ...values(colors),
      minInterval: 0,
      scale: true,
      boundaryGap: ["8%", "8%"],
      name: indicator.unit ?? "",
      nameLocation: "middle",
      nameGap: 28,
      nameTextStyle: { ...text(colors), color: colors.ink },
    },
    yAxis: { ...names(colors, rows.map((row) => sourceOf(row)), narrow ? 120 : 260), inverse: true, splitLine: { show: true, lineStyle: { color: colors.line } } },
    series: [
      { ...dot, name: t("fact.TARGETS"), color: colors.target, symbol: "circle", data: points("TARGETS") },
      { ...dot, name: t("fact.REPORTS"), color: colors.report, symbol: "diamond", data: points("REPORTS") },
    ],
  };
}

function sourceOf(row: Target): string {
  const where = row.city ? placeName(row.city) : (row.policy_title ?? row.policy_id);
  return [where, t(`fact.${row.type}`), day(row.deadline ?? row.as_of)].filter(Boolean).join(" · ");
}

function tipOf(row: Target | undefined): HTMLElement {
  return tooltip(row ? [figure(row), row.evidence.sentence, row.policy_title ?? "", day(row.deadline ?? row.as_of)].filter(Boolean) : []);
}
