import { all, get } from "../../api/client";
import type { Indicator as IndicatorRow } from "../../api/types";
import { useData } from "../../api/use";
import { t } from "../../i18n";
import { named } from "../../lib/format";
import { toCompare } from "../../lib/links";
import { Facts, Page, Section } from "../../parts/Page";
import { Empty, When } from "../../parts/State";
import { TargetTable } from "../../parts/tables";
import type { ViewProps } from "../view";

export function Indicator({ params }: ViewProps) {
  const id = params["id"] ?? "";
  const indicator = useData(`indicator ${id}`, (signal) => get("/v1/indicators/{id}", { params: { id }, signal }));
  return <When data={indicator}>{(row) => <Shown indicator={row} />}</When>;
}

function Shown({ indicator }: { indicator: IndicatorRow }) {
  const { id } = indicator;
  const targets = useData(`targets ${id}`, (signal) => all("/v1/indicators/{id}/targets", { params: { id }, signal }));
  return (
    <Page
      title={indicator.name}
      kicker={t("indicators.title")}
      actions={
        <a class="button" href={toCompare(id)}>
          {t("indicator.compare")}
        </a>
      }
    >
      <Facts
        of={[
          [t("field.unit"), indicator.unit],
          [t("field.better"), named("better", indicator.better)],
          [t("field.targets"), String(indicator.targets)],
          [t("field.reports"), String(indicator.reports)],
        ]}
      />
      <Section title={t("indicator.targets")}>
        <When data={targets}>
          {(rows) => (rows.length ? <TargetTable rows={rows} label={indicator.name} /> : <Empty />)}
        </When>
      </Section>
    </Page>
  );
}
