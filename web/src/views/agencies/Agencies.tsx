import { get } from "../../api/client";
import type { Asked } from "../../api/client";
import type { Agency } from "../../api/types";
import { useData } from "../../api/use";
import { t } from "../../i18n";
import { named, number, placeName } from "../../lib/format";
import { toAgency, toCity } from "../../lib/links";
import { Split } from "../../parts/Badge";
import type { Column } from "../../parts/DataTable";
import { Input, Select, chosen } from "../../parts/Fields";
import { Filters } from "../../parts/Filters";
import { Page } from "../../parts/Page";
import { PagedTable } from "../../parts/PagedTable";
import { CityField } from "../../parts/scope";

const KINDS = ["government", "party", "court", "enterprise", "association", "collective", "other"] as const;

const NAMES = ["q", "city", "kind"] as const;

export function Agencies() {
  const where = chosen(NAMES) as { q?: string; city?: string; kind?: (typeof KINDS)[number] };
  return (
    <Page
      title={t("agencies.title")}
      actions={
        <a class="button quiet" href="/together">
          {t("together.title")}
        </a>
      }
    >
      <Filters names={NAMES} first={<Input label={t("network.search")} name="q" type="search" placeholder={t("agencies.search.hint")} />}>
        <CityField />
        <Select label={t("filter.kind")} name="kind" options={KINDS.map((kind) => [kind, t(`agency.${kind}`)])} />
      </Filters>
      <AgencyList asked={{ query: where }} />
    </Page>
  );
}

const load = (row: Agency): number => row.leads + row.supports;

/** The busiest first, or, where a name is asked for, those of just that name. */
export function AgencyList({ asked, order }: { asked: Asked<"/v1/agencies">; order?: string }) {
  const busiest = useData(`busiest ${JSON.stringify(asked)}`, async (signal) => {
    const page = await get("/v1/agencies", { ...asked, query: { ...asked.query, sort: "-load", limit: 1 }, signal });
    return Math.max(1, ...page.items.map(load));
  });
  const most = busiest.state === "ready" ? busiest.value : 1;
  const columns: Column<Agency>[] = [
    { head: t("field.name"), sort: "name", value: (row) => row.name, cell: (row) => <a href={toAgency(row.id)}>{row.name}</a> },
    { head: t("field.kind"), value: (row) => named("agency", row.kind) },
    {
      head: t("field.place"),
      value: (row) => (row.place.startsWith("?") ? "" : row.place),
      cell: (row) => <AgencyPlace place={row.place} />,
    },
    { head: t("field.leads"), value: (row) => row.leads, numeric: true, sort: "leads" },
    { head: t("field.supports"), value: (row) => row.supports, numeric: true, sort: "supports" },
    { head: t("field.load"), sort: "load", numeric: true, value: load, cell: (row) => (
        <>
          {number(load(row))} <Split {...row} most={most} />
        </>
      ) },
    { head: t("field.aliases"), value: (row) => row.aliases.filter((alias) => alias !== row.name).join("、"), wide: true },
  ];
  const ordered = { ...(order ? { order } : {}), ...(asked.query?.q ? {} : { first: "-load" }) };
  return <PagedTable label={t("agencies.title")} path="/v1/agencies" asked={asked} columns={columns} id={(row) => row.id} {...ordered} />;
}

export function AgencyPlace({ place }: { place: string }) {
  if (place.startsWith("?")) return <span class="faint">{placeName(place)}</span>;
  return <a href={toCity(place)}>{placeName(place)}</a>;
}
