import { all } from "../../api/client";
import { cityOptions } from "../../api/options";
import type { Agency } from "../../api/types";
import { useData } from "../../api/use";
import { t } from "../../i18n";
import { named, placeName } from "../../lib/format";
import { toAgency, toCity } from "../../lib/links";
import { Split } from "../../parts/Badge";
import { DataTable } from "../../parts/DataTable";
import type { Column } from "../../parts/DataTable";
import { Input, Select, chosen } from "../../parts/Fields";
import { Page } from "../../parts/Page";
import { Empty, When } from "../../parts/State";

const KINDS = ["government", "party", "court", "enterprise", "association", "collective", "other"] as const;

export function Agencies() {
  const where = chosen(["q", "city", "kind"]) as { q?: string; city?: string; kind?: (typeof KINDS)[number] };
  const agencies = useData(JSON.stringify(where), (signal) => all("/v1/agencies", { query: where, signal }));
  const cities = useData("cities", cityOptions);
  return (
    <Page title={t("agencies.title")}>
      <div class="filters">
        <Input label={t("network.search")} name="q" type="search" placeholder={t("agencies.search.hint")} />
        <Select label={t("filter.city")} name="city" options={cities.state === "ready" ? cities.value : []} />
        <Select label={t("filter.kind")} name="kind" options={KINDS.map((kind) => [kind, t(`agency.${kind}`)])} />
      </div>
      <When data={agencies}>{(rows) => (rows.length ? <AgencyTable rows={byLoad(rows)} /> : <Empty />)}</When>
    </Page>
  );
}

const load = (row: Agency): number => row.leads + row.supports;

/** The busiest first; ties stay in the service's order. */
export const byLoad = (rows: readonly Agency[]): Agency[] => [...rows].sort((a, b) => load(b) - load(a));

export function AgencyTable({ rows }: { rows: readonly Agency[] }) {
  const most = Math.max(1, ...rows.map(load));
  const columns: Column<Agency>[] = [
    { head: t("field.name"), value: (row) => row.name, cell: (row) => <a href={toAgency(row.id)}>{row.name}</a> },
    { head: t("field.kind"), value: (row) => named("agency", row.kind) },
    {
      head: t("field.place"),
      value: (row) => (row.place.startsWith("?") ? "" : row.place),
      cell: (row) => <AgencyPlace place={row.place} />,
    },
    { head: t("field.leads"), value: (row) => row.leads, numeric: true },
    { head: t("field.supports"), value: (row) => row.supports, numeric: true },
    { head: t("field.load"), value: load, cell: (row) => <Split {...row} most={most} /> },
    { head: t("field.aliases"), value: (row) => row.aliases.filter((alias) => alias !== row.name).join("、"), wide: true },
  ];
  return <DataTable label={t("agencies.title")} rows={rows} columns={columns} id={(row) => row.id} />;
}

export function AgencyPlace({ place }: { place: string }) {
  if (place.startsWith("?")) return <span class="faint">{placeName(place)}</span>;
  return <a href={toCity(place)}>{placeName(place)}</a>;
}
