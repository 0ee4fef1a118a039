import { get } from "../../api/client";
import type { City } from "../../api/types";
import { useData } from "../../api/use";
import { t } from "../../i18n";
import { named } from "../../lib/format";
import { toCity } from "../../lib/links";
import { DataTable } from "../../parts/DataTable";
import type { Column } from "../../parts/DataTable";
import { Page } from "../../parts/Page";
import { Empty, When } from "../../parts/State";

export function Cities() {
  const cities = useData("cities", (signal) => get("/v1/cities", { signal }));
  return (
    <Page title={t("cities.title")}>
      <When data={cities}>{(rows) => (rows.length ? <CityTable rows={rows} /> : <Empty />)}</When>
    </Page>
  );
}

const depth = (row: City): number => row.id.split("/").length - 1;

export function CityTable({ rows }: { rows: readonly City[] }) {
  const columns: Column<City>[] = [
    {
      head: t("field.name"),
      value: (row) => row.id,
      cell: (row) => (
        <a class={`depth-${Math.min(depth(row), 3)}`} href={toCity(row.id)}>
          {row.name}
        </a>
      ),
    },
    { head: t("field.level"), value: (row) => named("level", row.level) },
    { head: t("field.adcode"), value: (row) => row.adcode ?? "" },
    { head: t("field.policies"), value: (row) => row.policies, numeric: true },
    { head: t("field.agencies"), value: (row) => row.agencies, numeric: true },
  ];
  return <DataTable label={t("cities.title")} rows={rows} columns={columns} id={(row) => row.id} />;
}
