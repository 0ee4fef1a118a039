import { useEffect, useState } from "preact/hooks";

import { get } from "../../api/client";
import type { PolicyDetail, Reason } from "../../api/types";
import { t } from "../../i18n";
import { FORMS, citation } from "../../lib/cite";
import type { Cited } from "../../lib/cite";
import { toFact, toNode, toPolicy } from "../../lib/links";
import { language } from "../../lib/preferences";
import { Basis, Sure } from "../../parts/Badge";
import { Copy } from "../../parts/Copy";
import { Marked } from "../../parts/Evidence";
import { Judge } from "../../parts/Judge";
import type { Fact } from "./facts";

const PAUSE_MS = 120;
const MOST = 6;
const known = new Map<string, Promise<Reason>>();

/** Why a fact is there, asked once. */
export function reasonOf(id: string): Promise<Reason> {
  const held = known.get(id) ?? get("/v1/facts/{id}", { params: { id } });
  known.set(id, held);
  held.catch(() => known.delete(id));
  return held;
}

interface Props {
  readonly policy: PolicyDetail;
  /** The fact of the address: it stays until it is closed. */
  readonly pinned: Fact | null;
  /** Facts of the same task. */
  readonly related: readonly Fact[];
  /** Those at the pointer. */
  readonly facts: readonly Fact[];
  readonly close: () => void;
}

/** The pinned fact, with its sentence and how to cite it, then those at the pointer. */
export function FactPanel({ policy, pinned, related, facts, close }: Props) {
  const others = [...facts].reverse().filter((fact) => fact.id !== pinned?.id);
  if (!pinned && !others.length) return <p class="hint">{t("policy.fact.none")}</p>;
  return (
    <div class="fact-cards" aria-live="polite">
      <button class={pinned ? "icon-button panel-close shown" : "icon-button panel-close"} aria-label={t("policy.fact.close")} onClick={close}>
        ×
      </button>
      {pinned && <FactCard key={pinned.id} fact={pinned} policy={policy} related={related} />}
      {others.slice(0, MOST).map((fact) => (
        <FactCard key={fact.id + fact.kind} fact={fact} />
      ))}
    </div>
  );
}

interface CardProps {
  readonly fact: Fact;
  /** Given with a pinned fact. */
  readonly policy?: PolicyDetail;
  readonly related?: readonly Fact[];
}

function FactCard({ fact, policy, related = [] }: CardProps) {
  const reason = useReason(fact);
  return (
    <article class={`fact-card fact-${fact.kind.toLowerCase()}${policy ? " pinned" : ""}`} data-testid={policy && "pinned"}>
      <p class="fact-kind">
        {fact.kind === "CITES" ? t("policy.cites") : t(`fact.${fact.kind as "TASK"}`)}
        {reason?.basis && (fact.kind === "LEADS" || fact.kind === "SUPPORTS") && (
          <Basis role={fact.kind} basis={reason.basis as "explicit"} />
        )}
        {reason && <Sure of={reason.confidence} />}
      </p>
      <p class="fact-label">
        <a href={fact.kind === "CITES" ? toPolicy(fact.node) : toNode(fact.kind, fact.node)}>{fact.label}</a>
      </p>
      {reason && (
        <p class="fact-sentence">
          <Marked {...reason} />
        </p>
      )}
      {reason && <Rule reason={reason} />}
      {reason && policy && <Cite policy={policy} reason={reason} />}
      {policy && related.length > 0 && <Related facts={related} policy={policy} />}
      {reason && policy && <Judge fact={fact.id} />}
    </article>
  );
}

/** The rule that found it; its example is of the guide, not of this text. */
function Rule({ reason }: { reason: Reason }) {
  return (
    <details class="fact-rule">
      <summary>
        {t("policy.fact.rule")}: {language.value === "zh" ? reason.description_zh : reason.description}
      </summary>
      <p>
        {t("policy.fact.example")} <q lang="zh">{reason.example}</q>
      </p>
      <p>{t("policy.fact.sure", { percent: Math.round(100 * reason.confidence) })}</p>
    </details>
  );
}

function Cite({ policy, reason }: { policy: PolicyDetail; reason: Reason }) {
  const cited = (): Cited => ({
    id: reason.id,
    title: policy.title ?? policy.document,
    issuers: policy.issuers.map((issuer) => issuer.name),
    number: policy.doc_number ?? null,
    issued: policy.issued_on ?? policy.published_on ?? null,
    sentence: reason.sentence,
    url: location.origin + toFact(policy.id, reason.id),
  });
  return (
    <p class="fact-cite">
      {FORMS.map((form) => (
        <Copy key={form} words={t(`cite.${form}`)} text={() => citation(cited(), form)} />
      ))}
      <Copy words={t("cite.link")} text={() => cited().url} />
    </p>
  );
}

/** What else the task says. */
function Related({ facts, policy }: { facts: readonly Fact[]; policy: PolicyDetail }) {
  return (
    <ul class="fact-related" aria-label={t("policy.fact.related")}>
      {facts.slice(0, 2 * MOST).map((fact) => (
        <li key={fact.id}>
          <a href={toFact(policy.id, fact.id)}>
            <span class={`f-${fact.kind.toLowerCase()}`}>{t(`fact.${fact.kind as "TASK"}`)}</span> {fact.label}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** Asked only when the pointer rests: moving over a page asks nothing. */
function useReason(fact: Fact): Reason | null {
  const [reason, setReason] = useState<Reason | null>(null);
  useEffect(() => {
    if (fact.kind === "CITES") return;
    let current = true;
    const timer = setTimeout(() => {
      reasonOf(fact.id).then(
        (found) => current && setReason(found),
        () => undefined, // the card then stands without its rule
      );
    }, PAUSE_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [fact.id]);
  return reason;
}
