/** Columns of what several views show: tasks, parts in tasks, targets; and the lists of them. */

import type { Asked } from "../api/client";
import type { Responsibility, Target, Task, Evidence as Words } from "../api/types";
import { t } from "../i18n";
import { day, figure, named, placeName } from "../lib/format";
import { partId, toAgency, toIndicator, toPolicy, toTask } from "../lib/links";
import { Basis, Role, Sure, basisWords } from "./Badge";
import { DataTable } from "./DataTable";
import type { Column } from "./DataTable";
import { Marked } from "./Evidence";
import { PagedTable } from "./PagedTable";

/** What a task and an agency's part in it have in common. */
type TaskIn = Pick<Task, "id" | "number" | "title" | "status" | "deadline" | "ongoing" | "confidence"> & {
  readonly due?: string | null;
};

/** The date of the task or of its first target. */
const deadline = (row: TaskIn): string => day(row.due ?? row.deadline) || (row.ongoing ? t("target.ongoing") : "");

function taskColumns<Row extends TaskIn>(sort: string | undefined): Column<Row>[] {
  return [
    { head: t("field.number"), value: (row) => row.number ?? "" },
    {
      head: t("field.task"),
      value: (row) => row.title,
      cell: (row) => (
        <>
          <a href={toTask(row.id)}>{row.title}</a> <Sure of={row.confidence} />
        </>
      ),
      wide: true,
      ...(sort ? { sort } : {}),
    },
    { head: t("field.deadline"), value: deadline, sort: "due" },
    { head: t("field.status"), value: (row) => named("status", row.status) },
  ];
}

export function policyColumn<Row extends { policy_id: string; policy_title?: string | null }>(): Column<Row> {
  return {
    head: t("field.policy"),
    value: (row) => row.policy_title ?? row.policy_id,
    cell: (row) => <a href={toPolicy(row.policy_id)}>{row.policy_title ?? t("policies.untitled")}</a>,
    wide: true,
  };
}

interface Bodies {
  readonly bodies?: Task["bodies"];
}

/** Agencies of one role, each a link; two of one name are told apart by their place. */
export function bodiesColumn<Row extends Bodies>(role: "LEADS" | "SUPPORTS"): Column<Row> {
  const of = (row: Row) => (row.bodies ?? []).filter((body) => body.role === role);
  return {
    head: t(role === "LEADS" ? "field.leads" : "field.supports"),
    value: (row) => of(row).map((body) => body.agency).join("、"),
    cell: (row) =>
      of(row).map((body, at) => (
        <span key={body.agency_id}>
          {at > 0 && "、"}
          <a href={toAgency(body.agency_id)} title={placeName(body.place)}>
            {body.agency}
          </a>
        </span>
      )),
    wide: true,
  };
}

type TaskPath = "/v1/tasks" | "/v1/network/agencies/{id}/{partner}/tasks";

interface TaskListProps<P extends TaskPath> {
  readonly label: string;
  readonly path: P;
  readonly asked: Asked<P>;
}

export function TaskList<P extends TaskPath>({ label, path, asked }: TaskListProps<P>) {
  const section: Column<Task> = { head: t("field.section"), value: (row) => row.path.join(" › "), wide: true };
  const [number, ...rest] = taskColumns<Task>("title");
  const columns: Column<Task>[] = [
    ...(number ? [number] : []),
    policyColumn<Task>(),
    ...rest,
    bodiesColumn<Task>("LEADS"),
    bodiesColumn<Task>("SUPPORTS"),
    quoteColumn<Task>(),
    section,
  ];
  return <PagedTable label={label} path={path as "/v1/tasks"} asked={asked as Asked<"/v1/tasks">} columns={columns} id={(row) => row.id} />;
}

type PartPath = "/v1/responsibilities" | "/v1/agencies/{id}/tasks";

interface PartListProps<P extends PartPath> {
  readonly label: string;
  readonly path: P;
  readonly asked: Asked<P>;
  /** Whether rows tell their agency; on its own page they need not. */
  readonly agency?: boolean;
}

export function PartList<P extends PartPath>({ label, path, asked, agency = true }: PartListProps<P>) {
  const columns = partColumns(agency);
  const id = (row: Responsibility): string => partId(row.agency_id, row.id) + row.role;
  return <PagedTable label={label} path={path as "/v1/responsibilities"} asked={asked as Asked<"/v1/responsibilities">} columns={columns} id={id} />;
}

function partColumns(agency: boolean): Column<Responsibility>[] {
  const who: Column<Responsibility> = {
    head: t("field.agency"),
    value: (row) => row.agency,
    cell: (row) => (
      <>
        <a href={toAgency(row.agency_id)}>{row.agency}</a> <span class="faint">{placeName(row.place)}</span>
      </>
    ),
    sort: "agency",
  };
  return [
    ...(agency ? [who] : []),
    { head: t("field.role"), value: (row) => t(`role.${row.role}`), cell: (row) => <Role role={row.role} /> },
    { head: t("field.basis"), value: (row) => basisWords(row.role, row.basis), cell: (row) => <Basis {...row} /> },
    ...taskColumns<Responsibility>(undefined),
    quoteColumn<Responsibility>(),
    policyColumn<Responsibility>(),
  ];
}

export function targetColumns<Row extends Target>(indicator: boolean, place = true): Column<Row>[] {
  const what: Column<Row> = {
    head: t("field.indicator"),
    value: (row) => row.indicator,
    cell: (row) => <a href={toIndicator(row.indicator_id)}>{row.indicator}</a>,
    wide: true,
    sort: "indicator",
  };
  return [
    ...(indicator ? [what] : []),
    { head: t("field.kind"), value: (row) => t(`fact.${row.type}`) },
    {
      head: t("field.value"),
      value: (row) => row.value ?? null,
      cell: (row) => (
        <>
          {figure(row)} <Sure of={row.confidence} />
        </>
      ),
      numeric: true,
      sort: "value",
    },
    { head: t("field.deadline"), value: (row) => day(row.deadline ?? row.as_of), sort: "deadline" },
    quoteColumn<Row>(),
    taskOfTarget<Row>(),
    bodiesColumn<Row>("LEADS"),
    ...(place ? [{ head: t("field.place"), value: (row: Row) => (row.city ? placeName(row.city) : "") }] : []),
    policyColumn<Row>(),
  ];
}

export function TargetTable({ rows, label, indicator = false }: { rows: readonly Target[]; label: string; indicator?: boolean }) {
  return <DataTable label={label} rows={rows} columns={targetColumns<Target>(indicator)} id={(row) => row.id} />;
}

export function TargetList({ label, asked, order }: { label: string; asked: Asked<"/v1/targets">; order?: string }) {
  const named = order ? { order } : {};
  return <PagedTable label={label} path="/v1/targets" asked={asked} columns={targetColumns<Target>(true)} id={(row) => row.id} {...named} />;
}

const taskOfTarget = <Row extends Target>(): Column<Row> => ({
  head: t("field.task"),
  value: (row) => row.task_title ?? "",
  cell: (row) => row.task_id && <a href={toTask(row.task_id)}>{row.task_title}</a>,
  wide: true,
});

/** The sentence that says so, its words marked; following it opens the text there. */
export function quoteColumn<Row extends { evidence: Words }>(): Column<Row> {
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
