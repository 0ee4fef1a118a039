import { useEffect, useState } from "preact/hooks";

import { get } from "../../api/client";
import type { Reason } from "../../api/types";
import { t } from "../../i18n";
import { toNode, toPolicy } from "../../lib/links";
import { language } from "../../lib/preferences";
import { Basis } from "../../parts/Badge";
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

/** The facts at the pointer: rule and edge of each, with the way to its node. */
export function FactPanel({ facts, close }: { facts: readonly Fact[]; close: () => void }) {
  if (!facts.length) return <p class="hint">{t("policy.fact.none")}</p>;
  return (
    <div class="fact-cards" aria-live="polite">
      <button class="icon-button panel-close" aria-label={t("policy.fact.close")} onClick={close}>
        ×
      </button>
      {[...facts].reverse().slice(0, MOST).map((fact) => (
        <FactCard key={fact.id + fact.kind} fact={fact} />
      ))}
    </div>
  );
}

function FactCard({ fact }: { fact: Fact }) {
  const reason = useReason(fact);
  return (
    <article class={`fact-card fact-${fact.kind.toLowerCase()}`}>
      <p class="fact-kind">
        {fact.kind === "CITES" ? t("policy.cites") : t(`fact.${fact.kind as "TASK"}`)}
        {reason?.basis && (fact.kind === "LEADS" || fact.kind === "SUPPORTS") && (
          <Basis role={fact.kind} basis={reason.basis as "explicit"} />
        )}
      </p>
      <p class="fact-label">
        <a href={fact.kind === "CITES" ? toPolicy(fact.node) : toNode(fact.kind, fact.node)}>{fact.label}</a>
      </p>
      {reason && (
        <p class="fact-rule">
          <span class="faint">{t("policy.fact.rule")}</span> {language.value === "zh" ? reason.description_zh : reason.description}
          <q lang="zh">{reason.example}</q>
        </p>
      )}
    </article>
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
