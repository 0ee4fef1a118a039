import { all } from "../../api/client";
import type { Indicator } from "../../api/types";
import { useData } from "../../api/use";
import { t } from "../../i18n";
import { named } from "../../lib/format";
import { toIndicator } from "../../lib/links";
import { DataTable } from "../../parts/DataTable";
import type { Column } from "../../parts/DataTable";
import { Input, chosen } from "../../parts/Fields";
import { Page } from "../../parts/Page";
import { Empty, When } from "../../parts/State";

export function Indicators() {
  const where = chosen(["q"]);
  const indicators = useData(JSON.stringify(where), (signal) => all("/v1/indicators", { query: where, signal }));
  return (
    <Page title={t("indicators.title")}>
      <div class="filters">
        <Input label={t("filter.search")} name="q" type="search" />
      </div>
      <When data={indicators}>{(rows) => (rows.length ? <IndicatorTable rows={byUse(rows)} /> : <Empty />)}</When>
    </Page>
  );
}

const uses = (row: Indicator): number => row.targets + row.reports;

/** Those that most facts speak of first. */
export const byUse = (rows: readonly Indicator[]): Indicator[] => [...rows].sort((a, b) => uses(b) - uses(a));

function IndicatorTable({ rows }: { rows: readonly Indicator[] }) {
  const columns: Column<Indicator>[] = [
    { head: t("field.name"), value: (row) => row.name, cell: (row) => <a href={toIndicator(row.id)}>{row.name}</a>, wide: true },
    { head: t("field.unit"), value: (row) => row.unit ?? "" },
    { head: t("field.better"), value: (row) => named("better", row.better) },
    { head: t("field.targets"), value: (row) => row.targets, numeric: true },
    { head: t("field.reports"), value: (row) => row.reports, numeric: true },
  ];
  return <DataTable label={t("indicators.title")} rows={rows} columns={columns} id={(row) => row.id} />;
}
