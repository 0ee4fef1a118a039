import { useMemo, useState } from "preact/hooks";

import { all, get } from "../../api/client";
import type { PolicyDetail, PolicyText, Reason, Task } from "../../api/types";
import { useData } from "../../api/use";
import { t } from "../../i18n";
import { day, named, number, placeName } from "../../lib/format";
import { toCity, toPolicy } from "../../lib/links";
import { place, setQuery } from "../../lib/router";
import { Facts, Page } from "../../parts/Page";
import { When } from "../../parts/State";
import type { ViewProps } from "../view";
import { FactPanel, reasonOf } from "./FactPanel";
import { besides, chunks, factsOf, linesOf } from "./facts";
import type { Fact } from "./facts";
import { FullText } from "./FullText";
import { Outline } from "./Outline";
import { NoPolicy, Reading } from "./Reading";
import { Remove } from "./Remove";
import "./policy.css";

interface Found {
  readonly policy: PolicyDetail;
  readonly text: PolicyText;
  readonly tasks: readonly Task[];
}

export function Policy({ params }: ViewProps) {
  const id = params["id"] ?? "";
  const wanted = place.value.query.get("fact");
  const found = useData(`policy ${id}`, (signal) => find(id, signal));
  const reason = useData(`reason ${wanted}`, () => (wanted ? reasonOf(wanted).catch(() => null) : Promise.resolve(null)));
  return (
    <When data={found}>
      {(value) => <Shown {...value} wanted={wanted} reason={reason.state === "ready" ? reason.value : null} />}
    </When>
  );
}

async function find(id: string, signal: AbortSignal): Promise<Found> {
  const params = { id };
  const [policy, text, tasks] = await Promise.all([
    get("/v1/policies/{id}", { params, signal }),
    get("/v1/policies/{id}/text", { params, signal }),
    all("/v1/tasks", { query: { policy: id }, signal }),
  ]);
  return { policy, text, tasks: tasks as Task[] };
}

function Shown({ policy, text, tasks, wanted, reason }: Found & { wanted: string | null; reason: Reason | null }) {
  const [facts, setFacts] = useState<readonly Fact[]>([]);
  const marked = useMemo(() => factsOf(text.evidence, policy, reason), [text, policy, reason]);
  const parts = useMemo(() => chunks(linesOf(text.text, marked)), [text, marked]);
  const pinned = marked.find((fact) => fact.id === wanted) ?? null;
  const close = (): void => {
    setFacts([]);
    setQuery({ fact: null });
  };
  return (
    <div class="policy-view">
      <Page title={policy.title ?? t("policies.untitled")} kicker={<Kicker policy={policy} />} actions={<Actions policy={policy} />}>
        <NoPolicy policy={policy} />
        <About policy={policy} />
        <Cites policy={policy} />
        <Reading policy={policy} />
      </Page>
      <div class="reader">
        <Outline tasks={tasks} wanted={wanted} />
        <section class="sheet" aria-label={t("policy.text")}>
          <Legend />
          <FullText chunks={parts} wanted={wanted} onFacts={(found) => found.length && setFacts(found)} />
        </section>
        <aside class={facts.length || pinned ? "fact-panel filled" : "fact-panel"} aria-label={t("policy.facts")}>
          <FactPanel policy={policy} pinned={pinned} related={pinned ? besides(pinned, marked) : []} facts={facts} close={close} />
        </aside>
      </div>
    </div>
  );
}

function Kicker({ policy }: { policy: PolicyDetail }) {
  return (
    <>
      {named("kind", policy.kind)}
      {policy.city && (
        <>
          {" · "}
          <a href={toCity(policy.city)}>{placeName(policy.city)}</a>
        </>
      )}
    </>
  );
}

function Actions({ policy }: { policy: PolicyDetail }) {
  return (
    <>
      <a class="button" href={`/network?policy=${encodeURIComponent(policy.id)}`}>
        {t("policy.network")}
      </a>
      <a class="button quiet" href={`/due?policy=${encodeURIComponent(policy.id)}`}>
        {t("due.title")}
      </a>
      <a class="button quiet" href={`/changes?from=${encodeURIComponent(policy.id)}`}>
        {t("policy.compare")}
      </a>
      <button class="button quiet" onClick={() => print()}>
        {t("policy.print")}
      </button>
      <Remove policy={policy} />
    </>
  );
}

function About({ policy }: { policy: PolicyDetail }) {
  const period = [policy.period_from, policy.period_to].filter(Boolean);
  return (
    <Facts
      of={[
        [t("field.docnumber"), policy.doc_number],
        [t("field.issuer"), policy.issuers.map((issuer) => issuer.name).join(t("list.comma")) || policy.issuer],
        [t("field.forwarded"), policy.forwarded_from.join(t("list.comma"))],
        [t("field.issued"), day(policy.issued_on)],
        [t("field.published"), day(policy.published_on)],
        [t("field.effective"), day(policy.effective_on)],
        [t("field.expires"), day(policy.expires_on)],
        [t("field.repeals"), policy.repeals.join(t("list.comma"))],
        [t("field.period"), [...new Set(period)].join(" – ")],
        [t("field.tasks"), number(policy.tasks)],
        [t("field.targets"), number(policy.targets)],
        [t("field.length"), number(policy.length)],
        [t("policy.source"), policy.document],
        [t("policy.others"), (policy.others ?? []).map((file) => file.document).join(t("list.comma"))],
      ]}
    />
  );
}

function Cites({ policy }: { policy: PolicyDetail }) {
  if (!policy.cites.length) return null;
  return (
    <details class="cites">
      <summary>
        {t("policy.cites")} <span class="count">{policy.cites.length}</span>
      </summary>
      <ul>
        {policy.cites.map((cite) => (
          <li key={`${cite.id} ${cite.start}`}>
            <span class="tag">{named("relation", cite.relation)}</span>{" "}
            {cite.loaded ? <a href={toPolicy(cite.id)}>{cite.title}</a> : cite.title}
          </li>
        ))}
      </ul>
    </details>
  );
}

const KINDS = ["LEADS", "SUPPORTS", "TARGETS", "REPORTS"] as const;

function Legend() {
  return (
    <p class="legend-line" role="note" aria-label={t("policy.legend")}>
      <span class="legend-task">{t("fact.TASK")}</span>
      {KINDS.map((kind) => (
        <span key={kind} class={`f-${kind.toLowerCase()}`}>
          {t(`fact.${kind}`)}
        </span>
      ))}
      <span class="f-cites">{t("relation.cites")}</span>
    </p>
  );
}
