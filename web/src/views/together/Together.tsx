import { get } from "../../api/client";
import type { Agency, Partner } from "../../api/types";
import { useData } from "../../api/use";
import { t } from "../../i18n";
import { placeName } from "../../lib/format";
import { toAgency, toTogether } from "../../lib/links";
import { chosen } from "../../parts/Fields";
import { DataTable } from "../../parts/DataTable";
import type { Column } from "../../parts/DataTable";
import { Page, Section } from "../../parts/Page";
import { Pick } from "../../parts/Pick";
import { Empty, When } from "../../parts/State";
import { TaskList } from "../../parts/tables";

/** Two agencies: the tasks that they share; one: who works with it. */
export function Together() {
  const { agency, partner } = chosen(["agency", "partner"]);
  return (
    <Page title={t("together.title")} lead={<p class="hint">{t("together.hint")}</p>}>
      <div class="filters">
        <Pick label={t("together.one")} name="agency" kind="agency" />
        <Pick label={t("together.other")} name="partner" kind="agency" />
      </div>
      {agency && partner && (
        <Section title={t("together.tasks")}>
          <TaskList label={t("together.tasks")} path="/v1/network/agencies/{id}/{partner}/tasks" asked={{ params: { id: agency, partner } }} />
        </Section>
      )}
      {agency && (
        <Section title={t("together.partners")}>
          <Partners agency={agency} />
        </Section>
      )}
    </Page>
  );
}

/** Who works with an agency, the one that shares most tasks first; each count opens the tasks. */
export function Partners({ agency }: { agency: Agency["id"] }) {
  const partners = useData(`partners ${agency}`, (signal) =>
    get("/v1/agencies/{id}/partners", { params: { id: agency }, query: { limit: 1000 }, signal }),
  );
  const columns: Column<Partner>[] = [
    { head: t("field.agency"), value: (row) => row.name, cell: (row) => <a href={toAgency(row.id)}>{row.name}</a> },
    { head: t("field.place"), value: (row) => placeName(row.place) },
    {
      head: t("together.shared"),
      value: (row) => row.shared,
      cell: (row) => <a href={toTogether(agency, row.id)}>{t("together.count", { n: row.shared })}</a>,
      numeric: true,
    },
    { head: t("together.ledbyit"), value: (row) => row.led_by_it, numeric: true },
    { head: t("together.ledbyother"), value: (row) => row.led_by_partner, numeric: true },
  ];
  return (
    <When data={partners}>
      {(rows) =>
        rows.length ? <DataTable label={t("together.partners")} rows={rows} columns={columns} id={(row) => row.id} /> : <Empty />
      }
    </When>
  );
}
