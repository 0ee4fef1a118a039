import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";

import { t } from "../i18n";

interface Props {
  readonly title: string;
  readonly kicker?: ComponentChildren;
  readonly lead?: ComponentChildren;
  readonly actions?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** A page of text width with its heading; the heading is the document's title too. */
export function Page({ title, kicker, lead, actions, children }: Props) {
  useEffect(() => {
    document.title = `${title} · ${t("app.name")}`;
  });
  return (
    <div class="page">
      <header class="page-head">
        {kicker && <p class="kicker">{kicker}</p>}
        <h1>{title}</h1>
        {lead && <div class="lead">{lead}</div>}
        {actions && <div class="actions">{actions}</div>}
      </header>
      {children}
    </div>
  );
}

export function Section({ title, hint, children }: { title: string; hint?: string; children: ComponentChildren }) {
  return (
    <section class="section">
      <h2>{title}</h2>
      {hint && <p class="hint">{hint}</p>}
      {children}
    </section>
  );
}

/** Names and values; those without a value are left out. */
export function Facts({ of }: { of: readonly (readonly [string, ComponentChildren])[] }) {
  const told = of.filter(([, value]) => value !== null && value !== undefined && value !== "");
  return (
    <dl class="facts">
      {told.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
