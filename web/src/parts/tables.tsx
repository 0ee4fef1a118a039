/** Tables of what several views show: parts in tasks, tasks, targets. */

import type { Responsibility, Target, Task, Evidence as Words } from "../api/types";
import { t } from "../i18n";
import { day, figure, named, placeName } from "../lib/format";
import { partId, toAgency, toIndicator, toPolicy, toTask } from "../lib/links";
import { Basis, Role, basisWords } from "./Badge";
import { DataTable } from "./DataTable";
import type { Column } from "./DataTable";
import { Marked } from "./Evidence";

/** What a task and an agency's part in it have in common. */
type TaskIn = Pick<Task, "id" | "number" | "title" | "status" | "deadline" | "ongoing"> & { readonly due?: string | null };

/** The date of the task or of its first target. */
const deadline = (row: TaskIn): string => day(row.due ?? row.deadline) || (row.ongoing ? t("target.ongoing") : "");

function taskColumns<Row extends TaskIn>(): Column<Row>[] {
  return [
    { head: t("field.number"), value: (row) => row.number ?? "" },
    {
      head: t("field.task"),
      value: (row) => row.title,
      cell: (row) => <a href={toTask(row.id)}>{row.title}</a>,
      wide: true,
    },
    { head: t("field.deadline"), value: deadline },
    { head: t("field.status"), value: (row) => named("status", row.status) },
  ];
}

function policyColumn<Row extends { policy_id: string; policy_title?: string | null }>(): Column<Row> {
  return {
    head: t("field.policy"),
    value: (row) => row.policy_title ?? row.policy_id,
    cell: (row) => <a href={toPolicy(row.policy_id)}>{row.policy_title ?? t("policies.untitled")}</a>,
    wide: true,
  };
}

export function TaskTable({ rows, label, policy = true }: { rows: readonly Task[]; label: string; policy?: boolean }) {
  const section: Column<Task> = { head: t("field.section"), value: (row) => row.path.join(" › "), wide: true };
  const leads: Column<Task> = { head: t("field.leads"), value: leaders, cell: leaderLinks };
  const columns = [...taskColumns<Task>(), leads, section, ...(policy ? [policyColumn<Task>()] : [])];
  return <DataTable label={label} rows={rows} columns={columns} id={(row) => row.id} />;
}

const leading = (row: Task) => row.bodies.filter((body) => body.role === "LEADS");
const leaders = (row: Task): string => leading(row).map((body) => body.agency).join("、");

function leaderLinks(row: Task) {
  return leading(row).map((body, at) => (
    <span key={body.agency_id}>
      {at > 0 && "、"}
      <a href={toAgency(body.agency_id)}>{body.agency}</a>
    </span>
  ));
}

export function PartTable({ rows, label, agency = true }: { rows: readonly Responsibility[]; label: string; agency?: boolean }) {
  const who: Column<Responsibility> = {
    head: t("field.agency"),
    value: (row) => row.agency,
    cell: (row) => <a href={toAgency(row.agency_id)}>{row.agency}</a>,
  };
  const columns: Column<Responsibility>[] = [
    ...(agency ? [who] : []),
    { head: t("field.role"), value: (row) => t(`role.${row.role}`), cell: (row) => <Role role={row.role} /> },
    { head: t("field.basis"), value: (row) => basisWords(row.role, row.basis), cell: (row) => <Basis {...row} /> },
    ...taskColumns<Responsibility>(),
    quote<Responsibility>(),
    policyColumn<Responsibility>(),
  ];
  return <DataTable label={label} rows={rows} columns={columns} id={(row) => partId(row.agency_id, row.id) + row.role} />;
}

export function TargetTable({ rows, label, indicator = false }: { rows: readonly Target[]; label: string; indicator?: boolean }) {
  const what: Column<Target> = {
    head: t("field.indicator"),
    value: (row) => row.indicator,
    cell: (row) => <a href={toIndicator(row.indicator_id)}>{row.indicator}</a>,
    wide: true,
  };
  const columns: Column<Target>[] = [
    ...(indicator ? [what] : []),
    { head: t("field.kind"), value: (row) => t(`fact.${row.type}`) },
    { head: t("field.value"), value: (row) => row.value ?? null, cell: figure, numeric: true },
    { head: t("field.unit"), value: (row) => row.unit ?? "" },
    { head: t("field.deadline"), value: (row) => day(row.deadline ?? row.as_of) },
    quote<Target>(),
    taskOfTarget(),
    { head: t("field.place"), value: (row) => (row.city ? placeName(row.city) : "") },
    policyColumn<Target>(),
  ];
  return <DataTable label={label} rows={rows} columns={columns} id={(row) => row.id} />;
}

const taskOfTarget = (): Column<Target> => ({
  head: t("field.task"),
  value: (row) => row.task_title ?? "",
  cell: (row) => row.task_id && <a href={toTask(row.task_id)}>{row.task_title}</a>,
  wide: true,
});

/** The sentence that says so, its words marked; following it opens the text there. */
function quote<Row extends { evidence: Words }>(): Column<Row> {
  return {
    head: t("field.quote"),
    value: (row) => row.evidence.sentence,
    cell: ({ evidence }) => (
      <a class="quote" href={evidence.href}>
        <Marked {...evidence} />
      </a>
    ),
    wide: true,
  };
}
