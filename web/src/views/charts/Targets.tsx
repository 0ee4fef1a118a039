import { all } from "../../api/client";
import type { Indicator, Target } from "../../api/types";
import { useData } from "../../api/use";
import { t } from "../../i18n";
import { day, figure, placeName } from "../../lib/format";
import { toFact } from "../../lib/links";
import { navigate, place } from "../../lib/router";
import { Select } from "../../parts/Fields";
import { Section } from "../../parts/Page";
import { Empty, When } from "../../parts/State";
import { TargetTable } from "../../parts/tables";
import { byUse } from "../indicators/Indicators";
import { Chart, tooltip } from "./Chart";
import type { Scope } from "./scope";
import type { Colors } from "./colors";
import type { EChartsCoreOption } from "./echarts";
import { FONT, legend, names, text, tip, values } from "./parts";

const ROW = 44;

export function Targets({ scope }: { scope: Scope }) {
  const indicators = useData("indicators", (signal) => all("/v1/indicators", { signal }));
  return (
    <Section title={t("charts.targets")} hint={t("charts.targets.hint")}>
      <When data={indicators}>{(rows) => <Chosen indicators={byUse(rows)} scope={scope} />}</When>
    </Section>
  );
}

function Chosen({ indicators, scope }: { indicators: readonly Indicator[]; scope: Scope }) {
  const asked = place.value.query.get("indicator");
  const chosen = indicators.find((one) => one.id === asked) ?? indicators.find((one) => one.unit !== null && one.better !== null) ?? indicators[0];
  if (!chosen) return <Empty />;
  const options = indicators.map((one) => [one.id, `${one.name}${one.unit ? `（${one.unit}）` : ""} ${one.targets + one.reports}`] as const);
  return (
    <>
      <div class="filters">
        <Select label={t("charts.targets.choose")} name="indicator" none={chosen.name} options={options} />
      </div>
      <OneIndicator indicator={chosen} city={scope.city} policy={scope.policy} />
    </>
  );
}

function OneIndicator({ indicator, city, policy }: { indicator: Indicator; city: string | undefined; policy: string | undefined }) {
  const query = city ? { city } : {};
  const targets = useData(`targets ${indicator.id} ${city}`, (signal) =>
    all("/v1/indicators/{id}/targets", { params: { id: indicator.id }, query, signal }),
  );
  return (
    <When data={targets}>
      {(rows) => {
        const found = rows.filter((row) => !policy || row.policy_id === policy);
        return found.length ? <Shown indicator={indicator} rows={found} /> : <Empty />;
      }}
    </When>
  );
}

function Shown({ indicator, rows }: { indicator: Indicator; rows: readonly Target[] }) {
  const drawn = rows.filter((row) => row.value !== null && row.value !== undefined);
  return (
    <>
      <h3>
        {indicator.name} {indicator.better && <span class="tag">{better(indicator)}</span>}
      </h3>
      {drawn.length > 0 ? (
        <Chart
          label={`${t("charts.targets")}: ${indicator.name}`}
          height={drawn.length * ROW + 90}
          option={(colors, narrow) => optionOf(indicator, drawn, colors, narrow)}
          version={rows}
          onPick={(at) => {
            const row = drawn[at];
            if (row) navigate(toFact(row.policy_id, row.id));
          }}
        />
      ) : (
        <p class="hint">{t("charts.none")}</p>
      )}
      <TargetTable rows={rows} label={indicator.name} />
    </>
  );
}

/** With the arrow that points along the axis to better. */
const better = (indicator: Indicator): string =>
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
    legend: legend(colors),
    tooltip: { ...tip(colors), formatter: ({ dataIndex }: { dataIndex: number }) => tipOf(rows[dataIndex]) },
    xAxis: {
      ...values(colors),
      minInterval: 0,
      scale: true,
      boundaryGap: ["8%", "8%"],
      name: [indicator.unit, better(indicator)].filter(Boolean).join("  "),
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
  return [where, day(row.deadline ?? row.as_of)].filter(Boolean).join(" · ");
}

function tipOf(row: Target | undefined): HTMLElement {
  return tooltip(row ? [figure(row), row.evidence.sentence, row.policy_title ?? "", day(row.deadline ?? row.as_of)].filter(Boolean) : []);
}
