import { t } from "../i18n";
import { named } from "../lib/format";

/** A part in a task: colour and sign tell lead from support. */
export function Role({ role }: { role: RoleName }) {
  return <span class={`role role-${role === "LEADS" ? "lead" : "support"}`}>{t(`role.${role}`)}</span>;
}

type RoleName = "LEADS" | "SUPPORTS";
type BasisName = "explicit" | "sole" | "first_listed" | "subject";

/** The words for a basis; of one that supports, what a lead's basis leaves for it. */
export function basisWords(role: RoleName, basis: BasisName): string {
  if (role === "LEADS") return t(`basis.${basis}`);
  return t(basis === "first_listed" ? "basis.support.listed" : "basis.support.named");
}

/** How the document says so; what that means is told on hover. */
export function Basis({ role, basis }: { role: RoleName; basis: BasisName }) {
  const hint = role === "LEADS" ? t(`basis.${basis}.hint`) : basisWords(role, basis);
  return (
    <span class="basis" title={hint}>
      {basisWords(role, basis)}
    </span>
  );
}

export function Tag({ kind, value }: { kind: string; value: string | null | undefined }) {
  return value ? <span class="tag">{named(kind, value)}</span> : null;
}

/** Lead and support as one bar; all bars of a list share the same most. */
export function Split({ leads, supports, most }: { leads: number; supports: number; most: number }) {
  const width = (count: number): string => `${most ? (100 * count) / most : 0}%`;
  return (
    <span class="split" aria-hidden="true">
      <i class="split-lead" style={{ width: width(leads) }} />
      <i class="split-support" style={{ width: width(supports) }} />
    </span>
  );
}

const SURE = 0.8;

/** A sign beside a fact that is not sure; what is sure has none. */
export function Sure({ of }: { of: number }) {
  if (of >= SURE) return null;
  return (
    <span class="unsure" title={t("sure.hint")}>
      {t("sure.unsure", { percent: Math.round(100 * of) })}
    </span>
  );
}
