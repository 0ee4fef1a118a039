import { get } from "../../api/client";
import type { TargetFact, TaskAgency, TaskDetail } from "../../api/types";
import { useData } from "../../api/use";
import { t } from "../../i18n";
import { day, figure, named, placeName } from "../../lib/format";
import { toAgency, toFact, toIndicator, toPolicy } from "../../lib/links";
import { Basis, Role } from "../../parts/Badge";
import { Evidence } from "../../parts/Evidence";
import { Facts, Page, Section } from "../../parts/Page";
import { When } from "../../parts/State";
import type { ViewProps } from "../view";

export function Task({ params }: ViewProps) {
  const id = params["id"] ?? "";
  const task = useData(`task ${id}`, (signal) => get("/v1/tasks/{id}", { params: { id }, signal }));
  return <When data={task}>{(found) => <Shown task={found} />}</When>;
}

function Shown({ task }: { task: TaskDetail }) {
  return (
    <Page
      title={task.title}
      kicker={<a href={toPolicy(task.policy_id)}>{task.policy_title ?? t("policies.untitled")}</a>}
      lead={task.path.length ? <p class="trail">{task.path.join(" › ")}</p> : null}
      actions={
        <a class="button" href={toFact(task.policy_id, task.id)}>
          {t("task.source")}
        </a>
      }
    >
      <Facts
        of={[
          [t("field.number"), task.number],
          [t("field.status"), named("status", task.status)],
          [t("field.strength"), named("strength", task.strength)],
          [t("field.deadline"), day(task.deadline) || (task.ongoing ? t("target.ongoing") : "")],
        ]}
      />
      <Section title={t("task.agencies")}>
        {task.responsibilities.length ? <Agencies task={task} /> : <p class="hint">{t("task.agencies.none")}</p>}
      </Section>
      <Section title={t("task.targets")}>
        {task.targets.length ? <Targets task={task} /> : <p class="hint">{t("task.targets.none")}</p>}
      </Section>
      <Section title={t("task.text")}>
        <blockquote class="document">{task.text}</blockquote>
      </Section>
    </Page>
  );
}

function Agencies({ task }: { task: TaskDetail }) {
  return (
    <ul class="cards">
      {task.responsibilities.map((part: TaskAgency) => (
        <li key={part.agency_id + part.role} class="card">
          <p class="card-head">
            <a href={toAgency(part.agency_id)}>{part.agency}</a>
            <span class="faint">{placeName(part.place)}</span>
          </p>
          <p>
            <Role role={part.role} /> <Basis role={part.role} basis={part.basis} />
          </p>
          <Evidence of={part.evidence} />
        </li>
      ))}
    </ul>
  );
}

function Targets({ task }: { task: TaskDetail }) {
  return (
    <ul class="cards">
      {task.targets.map((target: TargetFact) => (
        <li key={target.id} class="card">
          <p class="card-head">
            <a href={toIndicator(target.indicator_id)}>{target.indicator}</a>
            <span class={`role role-${target.type === "TARGETS" ? "target" : "report"}`}>{t(`fact.${target.type}`)}</span>
          </p>
          <p class="figure">{figure(target)}</p>
          <p class="faint">{day(target.deadline ?? target.as_of)}</p>
          <Evidence of={target.evidence} />
        </li>
      ))}
    </ul>
  );
}
