import type { components } from "../../../generated/schema";
import { get } from "../../api/client";
import { useData } from "../../api/use";
import { t } from "../../i18n";
import { named, number } from "../../lib/format";
import { toPolicy } from "../../lib/links";
import { DataTable } from "../../parts/DataTable";
import type { Column } from "../../parts/DataTable";
import { Empty, When } from "../../parts/State";

type Reading = components["schemas"]["ReadingRow"];

/** What no fact explains, by document: where reading went wrong stands first. */
export function Unclear({ query }: { query: object }) {
  const readings = useData(`readings ${JSON.stringify(query)}`, (signal) => get("/v1/policies/readings", { query, signal }));
  return (
    <When data={readings}>
      {(rows) => (rows.length ? <DataTable label={t("review.unclear")} rows={rows} columns={columns(rows)} id={(row) => row.policy_id} /> : <Empty />)}
    </When>
  );
}

const total = (row: Reading): number => Object.values(row.not_understood ?? {}).reduce((sum, count) => sum + count, 0);

function columns(rows: readonly Reading[]): Column<Reading>[] {
  const kinds = [...new Set(rows.flatMap((row) => Object.keys(row.not_understood ?? {})))].sort();
  return [
    {
      head: t("field.policy"),
      value: (row) => row.policy_title ?? row.document,
      cell: (row) => <a href={toPolicy(row.policy_id)}>{row.policy_title ?? row.document}</a>,
      wide: true,
    },
    { head: t("reading.unclear"), value: total, numeric: true },
    ...kinds.map((kind) => ({ head: named("reading.kind", kind), value: (row: Reading) => row.not_understood?.[kind] ?? 0, numeric: true })),
    { head: t("reading.without"), value: (row) => (row.pages_without_text ?? []).map(number).join(t("list.comma")) },
    { head: t("review.layout"), value: (row) => (row.layout_confidence == null ? "" : Math.round(100 * row.layout_confidence)), numeric: true },
  ];
}
