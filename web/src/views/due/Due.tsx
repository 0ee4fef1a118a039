import type { Obligation } from "../../api/types";
import { t } from "../../i18n";
import { day, figure, named, placeName } from "../../lib/format";
import { toIndicator, toTask } from "../../lib/links";
import { Sure } from "../../parts/Badge";
import type { Column } from "../../parts/DataTable";
import { Input, Select, chosen } from "../../parts/Fields";
import { Filters } from "../../parts/Filters";
import { Page } from "../../parts/Page";
import { PagedTable } from "../../parts/PagedTable";
import { Pick } from "../../parts/Pick";
import { CityField, PolicyField, SureField } from "../../parts/scope";
import { bodiesColumn, policyColumn, quoteColumn } from "../../parts/tables";
import { Calendar } from "./Calendar";
import "./due.css";

const NAMES = ["agency", "city", "policy", "kind", "state", "as_of", "due_after", "due_before", "min_confidence"] as const;
export const STATES = [
  "overdue_unreported",
  "due_soon",
  "open",
  "reported_short",
  "reported_progress",
  "reported_met",
  "recurring",
  "ongoing",
  "undated",
  "lapsed",
] as const;

/** What is to be done by when, as it stands on a day. */
export function Due() {
  const where = chosen(NAMES);
  return (
    <Page title={t("due.title")} lead={<p class="hint">{t("due.hint")}</p>}>
      <Filters names={NAMES}>
        <Input label={t("due.asof")} name="as_of" type="date" />
        <Select label={t("filter.status")} name="state" options={STATES.map((one) => [one, t(`state.${one}`)])} />
        <Pick label={t("filter.agency")} name="agency" kind="agency" />
        <CityField />
        <PolicyField />
        <Select label={t("filter.kind")} name="kind" options={[["target", t("fact.TARGETS")], ["task", t("fact.TASK")]]} />
        <Input label={t("filter.after")} name="due_after" type="date" />
        <Input label={t("filter.before")} name="due_before" type="date" />
        <SureField />
      </Filters>
      <Calendar where={where} />
      <PagedTable label={t("due.title")} path="/v1/obligations" asked={{ query: where as object }} columns={columns()} id={(row) => row.id} first="due" />
    </Page>
  );
}

const columns = (): Column<Obligation>[] => [
  { head: t("field.deadline"), value: (row) => day(row.due), sort: "due" },
  { head: t("field.status"), value: (row) => named("state", row.state), cell: (row) => <State of={row.state} /> },
  { head: t("due.what"), value: (row) => row.title ?? "", cell: (row) => <What of={row} />, wide: true },
  bodiesColumn<Obligation>("LEADS"),
  bodiesColumn<Obligation>("SUPPORTS"),
  quoteColumn<Obligation>(),
  { head: t("due.reported"), value: (row) => (row.reports ?? []).length, cell: (row) => <Reports of={row} />, wide: true },
  { head: t("field.place"), value: (row) => (row.city ? placeName(row.city) : "") },
  policyColumn<Obligation>(),
];

export function State({ of }: { of: Obligation["state"] }) {
  return <span class={`tag state-${of}`}>{t(`state.${of}`)}</span>;
}

/** The task, and of a target its indicator with the figure. */
function What({ of }: { of: Obligation }) {
  return (
    <>
      {of.task_id ? <a href={toTask(of.task_id)}>{of.title}</a> : of.title}
      {of.indicator_id && (
        <p>
          <a href={toIndicator(of.indicator_id)}>{of.indicator}</a>{" "}
          {of.value === null || of.value === undefined ? (
            <span class="tag">{t("target.milestone")}</span>
          ) : (
            <strong>{figure({ ...of, kind: "quantity", change: "absolute" })}</strong>
          )}
        </p>
      )}{" "}
      <Sure of={of.confidence} />
    </>
  );
}

/** What was reported of a target, each with its words. */
function Reports({ of }: { of: Obligation }) {
  return (
    <>
      {(of.reports ?? []).map((report) => (
        <p key={report.id}>
          <a class="quote" href={report.evidence.href}>
            {report.evidence.quote}
          </a>{" "}
          <span class="faint">{day(report.as_of)}</span>
        </p>
      ))}
    </>
  );
}
