import { t } from "../i18n";
import { named } from "../lib/format";

/** A part in a task: colour and sign tell lead from support. */
export function Role({ role }: { role: "LEADS" | "SUPPORTS" }) {
  return <span class={`role role-${role === "LEADS" ? "lead" : "support"}`}>{t(`role.${role}`)}</span>;
}

/** How the document says so; what that means is told on hover and to screen readers. */
export function Basis({ basis }: { basis: "explicit" | "sole" | "first_listed" | "subject" }) {
  const hint = t(`basis.${basis}.hint`);
  return (
    <span class="basis" title={hint}>
      {t(`basis.${basis}`)}
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
