import type { ComponentChildren } from "preact";

import type { Asked } from "../../api/client";
import type { Policy } from "../../api/types";
import { t } from "../../i18n";
import { day, named, number, placeName } from "../../lib/format";
import { toCity, toPolicy } from "../../lib/links";
import type { Column } from "../../parts/DataTable";
import { Input, Select, chosen } from "../../parts/Fields";
import { Filters } from "../../parts/Filters";
import { Page } from "../../parts/Page";
import { PagedTable } from "../../parts/PagedTable";
import { CityField } from "../../parts/scope";
import { Empty, EmptyGraph } from "../../parts/State";

const KINDS = ["plan", "report", "reply", "regulation", "notice"] as const;
const NAMES = ["q", "city", "kind"] as const;

export function Policies() {
  const where = chosen(NAMES) as { q?: string; city?: string; kind?: (typeof KINDS)[number] };
  return (
    <Page
      title={t("policies.title")}
      actions={
        <a class="button quiet" href="/changes">
          {t("changes.title")}
        </a>
      }
    >
      <Filters names={NAMES} first={<Input label={t("policies.search")} name="q" type="search" />}>
        <CityField />
        <Select label={t("filter.kind")} name="kind" options={KINDS.map((kind) => [kind, t(`kind.${kind}`)])} />
      </Filters>
      <PolicyList asked={{ query: where }} first="-issued_on" empty={Object.keys(where).length ? <Empty /> : <EmptyGraph />} />
    </Page>
  );
}

interface ListProps {
  readonly asked: Asked<"/v1/policies">;
  readonly order?: string;
  readonly first?: string;
  readonly empty?: ComponentChildren;
}

/** The latest first on their own page. */
export function PolicyList(props: ListProps) {
  const columns: Column<Policy>[] = [
    {
      head: t("field.title"),
      sort: "title",
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
    { head: t("field.issued"), sort: "issued_on", value: (row) => day(row.issued_on ?? row.published_on) },
    { head: t("field.tasks"), value: (row) => row.tasks, numeric: true },
    { head: t("targets.title"), value: (row) => row.targets, numeric: true },
    { head: t("field.length"), value: (row) => row.length, cell: (row) => number(row.length), numeric: true },
  ];
  return <PagedTable label={t("policies.title")} path="/v1/policies" columns={columns} id={(row) => row.id} {...props} />;
}
