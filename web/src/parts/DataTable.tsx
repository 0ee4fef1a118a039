import type { ComponentChildren } from "preact";
import { useMemo, useState } from "preact/hooks";

import { t } from "../i18n";
import { toCsv } from "../lib/csv";
import type { Cell } from "../lib/csv";
import { download } from "../lib/download";
import { number } from "../lib/format";

export interface Column<Row> {
  readonly head: string;
  /** What is sorted, filtered and downloaded. */
  readonly value: (row: Row) => Cell;
  /** What is shown, where that is more than the value. */
  readonly cell?: (row: Row) => ComponentChildren;
  readonly numeric?: boolean;
  readonly wide?: boolean;
  /** What the service calls the order by this column, where it has one. */
  readonly sort?: string;
}

interface Props<Row> {
  /** Says what the table holds, to screen readers and as the name of the file. */
  readonly label: string;
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly id: (row: Row) => string;
}

interface Order {
  readonly column: number;
  readonly down: boolean;
}

const STEP = 50;

/** Rows that can be sorted by a click on a heading, filtered, and downloaded as they are shown. */
export function DataTable<Row>({ label, rows, columns, id }: Props<Row>) {
  const [order, setOrder] = useState<Order | null>(null);
  const [words, setWords] = useState("");
  const [shown, setShown] = useState(STEP);
  const found = useMemo(() => sorted(matching(rows, columns, words), columns, order), [rows, words, order, label]);
  return (
    <div class="table-block">
      <div class="table-tools">
        <input
          type="search"
          value={words}
          placeholder={t("table.filter")}
          aria-label={`${t("table.filter")}: ${label}`}
          onInput={(event) => setWords(event.currentTarget.value)}
        />
        <span class="count" role="status">
          {found.length === rows.length
            ? t("table.rows", { n: number(rows.length) })
            : t("table.rows.of", { n: number(found.length), total: number(rows.length) })}
        </span>
        <button class="button quiet" data-testid="csv" onClick={() => save(label, found, columns)}>
          {t("table.csv")}
        </button>
      </div>
      <div class="table-scroll" role="region" aria-label={label} tabIndex={0}>
        <table>
          <Head columns={columns} order={order} choose={setOrder} />
          <Body rows={found.slice(0, shown)} columns={columns} id={id} />
        </table>
      </div>
      {found.length > shown && (
        <button class="button quiet more" onClick={() => setShown(shown + STEP)}>
          {t("table.more", { n: Math.min(STEP, found.length - shown) })}
        </button>
      )}
    </div>
  );
}

export function Body<Row>({ rows, columns, id }: Pick<Props<Row>, "rows" | "columns" | "id">) {
  return (
    <tbody>
      {rows.map((row) => (
        <tr key={id(row)}>
          {columns.map((column) => (
            <td key={column.head} class={shape(column)} data-head={column.head}>
              {column.cell ? column.cell(row) : plain(column.value(row))}
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  );
}

interface SortProps<Row> {
  readonly column: Column<Row>;
  /** Whether the greatest stand first; null where the rows are ordered by something else. */
  readonly down: boolean | null;
  readonly choose: (down: boolean) => void;
}

/** A heading that orders the rows when it is pressed; figures from the greatest, and the other way at a second press. */
export function SortHead<Row>({ column, down, choose }: SortProps<Row>) {
  return (
    <th class={shape(column)} aria-sort={down === null ? "none" : down ? "descending" : "ascending"}>
      <button aria-label={t("table.sort", { name: column.head })} onClick={() => choose(down === null ? Boolean(column.numeric) : !down)}>
        {column.head}
        <span class="sort" aria-hidden="true">
          {down === null ? "↕" : down ? "↓" : "↑"}
        </span>
      </button>
    </th>
  );
}

interface HeadProps<Row> {
  readonly columns: readonly Column<Row>[];
  readonly order: Order | null;
  readonly choose: (order: Order) => void;
}

function Head<Row>({ columns, order, choose }: HeadProps<Row>) {
  return (
    <thead>
      <tr>
        {columns.map((column, at) => {
          const down = order?.column === at ? order.down : null;
          return <SortHead key={column.head} column={column} down={down} choose={(turned) => choose({ column: at, down: turned })} />;
        })}
      </tr>
    </thead>
  );
}

export const shape = <Row,>(column: Column<Row>): string => (column.numeric ? "numeric" : column.wide ? "wide" : "");

const plain = (cell: Cell): string => (typeof cell === "number" ? number(cell) : String(cell ?? ""));

function matching<Row>(rows: readonly Row[], columns: readonly Column<Row>[], words: string): readonly Row[] {
  const wanted = words.trim().toLowerCase();
  if (!wanted) return rows;
  return rows.filter((row) => columns.some((column) => String(column.value(row) ?? "").toLowerCase().includes(wanted)));
}

function sorted<Row>(rows: readonly Row[], columns: readonly Column<Row>[], order: Order | null): readonly Row[] {
  const column = order && columns[order.column];
  if (!column) return rows;
  const sign = order.down ? -1 : 1;
  return [...rows].sort((a, b) => compare(column.value(a), column.value(b), sign));
}

/** Cells without a value come last in both directions. */
function compare(a: Cell, b: Cell, sign: number): number {
  const none = (cell: Cell): boolean => cell === null || cell === undefined || cell === "";
  if (none(a) || none(b)) return Number(none(a)) - Number(none(b));
  if (typeof a === "number" && typeof b === "number") return sign * (a - b);
  return sign * String(a).localeCompare(String(b), "zh-CN", { numeric: true });
}

function save<Row>(label: string, rows: readonly Row[], columns: readonly Column<Row>[]): void {
  const head = columns.map((column) => column.head);
  const cells = rows.map((row) => columns.map((column) => column.value(row)));
  download(`${label}.csv`, new Blob([toCsv(head, cells)], { type: "text/csv;charset=utf-8" }));
}
