import { all } from "../../api/client";
import { cityOptions } from "../../api/options";
import type { Policy } from "../../api/types";
import { useData } from "../../api/use";
import { t } from "../../i18n";
import { day, named, number, placeName } from "../../lib/format";
import { toCity, toPolicy } from "../../lib/links";
import { DataTable } from "../../parts/DataTable";
import type { Column } from "../../parts/DataTable";
import { Input, Select, chosen } from "../../parts/Fields";
import { Page } from "../../parts/Page";
import { Empty, When } from "../../parts/State";

const KINDS = ["plan", "report", "reply", "regulation", "notice"] as const;
const NAMES = ["q", "city", "kind"] as const;

export function Policies() {
  const where = chosen(NAMES) as { q?: string; city?: string; kind?: (typeof KINDS)[number] };
  const policies = useData(JSON.stringify(where), (signal) => all("/v1/policies", { query: where, signal }));
  const cities = useData("cities", cityOptions);
  return (
    <Page title={t("policies.title")}>
      <div class="filters">
        <Input label={t("policies.search")} name="q" type="search" />
        <Select label={t("filter.city")} name="city" options={cities.state === "ready" ? cities.value : []} />
        <Select label={t("filter.kind")} name="kind" options={KINDS.map((kind) => [kind, t(`kind.${kind}`)])} />
      </div>
      <When data={policies}>
        {(rows) => (rows.length ? <PolicyTable rows={rows} /> : <Nothing filtered={Object.keys(where).length > 0} />)}
      </When>
    </Page>
  );
}

function Nothing({ filtered }: { filtered: boolean }) {
  if (filtered) return <Empty />;
  return (
    <Empty>
      <p class="state-title">{t("state.empty.graph")}</p>
      <p>{t("state.empty.graph.hint")}</p>
      <a class="button" href="/add">
        {t("add.title")}
      </a>
    </Empty>
  );
}

export function PolicyTable({ rows }: { rows: readonly Policy[] }) {
  const columns: Column<Policy>[] = [
    {
      head: t("field.title"),
      value: (row) => row.title ?? "",
      cell: (row) => (
        <a class="document-title" href={toPolicy(row.id)}>
          {row.title ?? t("policies.untitled")}
        </a>
      ),
      wide: true,
    },
    { head: t("field.kind"), value: (row) => named("kind", row.kind) },
    {
      head: t("field.place"),
      value: (row) => row.city ?? "",
      cell: (row) => row.city && <a href={toCity(row.city)}>{placeName(row.city)}</a>,
    },
    { head: t("field.docnumber"), value: (row) => row.doc_number ?? "" },
    { head: t("field.issued"), value: (row) => day(row.issued_on ?? row.published_on) },
    { head: t("field.tasks"), value: (row) => row.tasks, numeric: true },
    { head: t("field.targets"), value: (row) => row.targets, numeric: true },
    { head: t("field.length"), value: (row) => row.length, cell: (row) => number(row.length), numeric: true },
  ];
  return <DataTable label={t("policies.title")} rows={rows} columns={columns} id={(row) => row.id} />;
}
