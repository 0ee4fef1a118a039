import type { Responsibility, Target, Task } from "../../api/types";
import { t } from "../../i18n";
import { figure } from "../../lib/format";
import { partId, toAgency, toTask } from "../../lib/links";
import { place } from "../../lib/router";
import { Role } from "../../parts/Badge";
import type { Column } from "../../parts/DataTable";
import { chosen } from "../../parts/Fields";
import { Filters } from "../../parts/Filters";
import { Judge } from "../../parts/Judge";
import { Page } from "../../parts/Page";
import { PagedTable } from "../../parts/PagedTable";
import { CityField, PolicyField } from "../../parts/scope";
import { policyColumn, quoteColumn } from "../../parts/tables";
import type { Evidence } from "../../api/types";
import { Alike } from "./Alike";
import { Decided } from "./Decided";
import { Unclear } from "./Unclear";

const FACTS = ["responsibilities", "targets", "tasks"] as const;
const KINDS = [...FACTS, "unclear", "alike", "decided"] as const;

const SCOPE = ["city", "policy"] as const;

/** Facts by confidence, the least sure first; who has the key says whether they are right. */
export function Review() {
  const kind = KINDS.find((one) => one === place.value.query.get("of")) ?? KINDS[0];
  const query = chosen(SCOPE);
  const facts = FACTS.find((one) => one === kind);
  const address = (of: string): string => `/review?${new URLSearchParams({ ...query, of })}`;
  return (
    <Page title={t("review.title")} lead={<p class="hint">{t(facts ? "review.hint" : `review.${kind as "unclear" | "alike" | "decided"}.hint`)}</p>}>
      <nav class="tabs" aria-label={t("review.title")}>
        {KINDS.map((one) => (
          <a key={one} href={address(one)} aria-current={one === kind ? "page" : undefined}>
            {t(`review.${one}`)}
          </a>
        ))}
      </nav>
      {kind !== "alike" && kind !== "decided" && (
        <Filters names={SCOPE}>
          <PolicyField />
          <CityField />
        </Filters>
      )}
      {facts && <Facts kind={facts} query={query} />}
      {kind === "unclear" && <Unclear query={query} />}
      {kind === "alike" && <Alike />}
      {kind === "decided" && <Decided />}
    </Page>
  );
}

function Facts({ kind, query }: { kind: (typeof FACTS)[number]; query: object }) {
  const label = t("review.title");
  const common = { label, asked: { query }, first: "confidence" };
  if (kind === "tasks") return <PagedTable {...common} path="/v1/tasks" columns={tasks()} id={(row) => row.id} />;
  if (kind === "targets") return <PagedTable {...common} path="/v1/targets" columns={targets()} id={(row) => row.id} />;
  const id = (row: Responsibility): string => partId(row.agency_id, row.id);
  return <PagedTable {...common} path="/v1/responsibilities" columns={parts()} id={id} />;
}

type Row = Pick<Task, "confidence" | "policy_id" | "policy_title"> & { readonly evidence: Evidence };

/** What every kind has: how sure, the words, the policy, and what a person says of it. */
function around<R extends Row>(own: readonly Column<R>[], id: (row: R) => string): Column<R>[] {
  return [
    { head: t("field.confidence"), value: (row) => `${Math.round(100 * row.confidence)} %`, sort: "confidence" },
    ...own,
    quoteColumn<R>(),
    { head: t("review.verdict"), value: () => "", cell: (row) => <Judge fact={id(row)} /> },
    policyColumn<R>(),
  ];
}

const tasks = (): Column<Task>[] => around<Task>([taskColumn((row) => row.id)], (row) => row.id);

const parts = (): Column<Responsibility>[] =>
  around<Responsibility>(
    [
      { head: t("field.agency"), value: (row) => row.agency, cell: (row) => <a href={toAgency(row.agency_id)}>{row.agency}</a> },
      { head: t("field.role"), value: (row) => t(`role.${row.role}`), cell: (row) => <Role role={row.role} /> },
      taskColumn((row) => row.id),
    ],
    (row) => partId(row.agency_id, row.id),
  );

const targets = (): Column<Target>[] =>
  around<Target>(
    [
      { head: t("field.indicator"), value: (row) => row.indicator, wide: true },
      { head: t("field.value"), value: figure },
    ],
    (row) => row.id,
  );

function taskColumn<R extends { readonly title: string }>(id: (row: R) => string): Column<R> {
  return { head: t("field.task"), value: (row) => row.title, cell: (row) => <a href={toTask(id(row))}>{row.title}</a>, wide: true };
}
