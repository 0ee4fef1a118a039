import type { Indicator } from "../../api/types";
import { t } from "../../i18n";
import { named } from "../../lib/format";
import { toIndicator } from "../../lib/links";
import type { Column } from "../../parts/DataTable";
import { Input, chosen } from "../../parts/Fields";
import { Page } from "../../parts/Page";
import { PagedTable } from "../../parts/PagedTable";

export function Indicators() {
  const where = chosen(["q"]);
  return (
    <Page
      title={t("indicators.title")}
      actions={
        <a class="button quiet" href="/targets">
          {t("targets.title")}
        </a>
      }
    >
      <div class="filters">
        <Input label={t("filter.search")} name="q" type="search" />
      </div>
      <PagedTable label={t("indicators.title")} path="/v1/indicators" asked={{ query: where }} columns={columns()} id={(row) => row.id} first="-targets" />
    </Page>
  );
}

/** Those that most targets are set for come first. */
function columns(): Column<Indicator>[] {
  return [
    { head: t("field.name"), value: (row) => row.name, cell: (row) => <a href={toIndicator(row.id)}>{row.name}</a>, wide: true, sort: "name" },
    { head: t("field.unit"), value: (row) => row.unit ?? "" },
    { head: t("field.better"), value: (row) => named("better", row.better) },
    { head: t("field.targets"), value: (row) => row.targets, numeric: true, sort: "targets" },
    { head: t("field.reports"), value: (row) => row.reports, numeric: true },
  ];
}
