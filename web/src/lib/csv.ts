/** Tables as CSV that spreadsheets open rightly: a byte order mark for Chinese, nothing that would run as a formula. */

export type Cell = string | number | boolean | null | undefined;

const BOM = "\uFEFF";
const FORMULA = /^[=+\-@\t\r]/;
const QUOTED = /[",\r\n]/;

export function toCsv(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return BOM + [head, ...rows].map((row) => row.map(field).join(",")).join("\r\n") + "\r\n";
}

function field(cell: Cell): string {
  if (cell === null || cell === undefined) return "";
  if (typeof cell !== "string") return String(cell); // a number below zero is one
  const safe = FORMULA.test(cell) ? `'${cell}` : cell;
  return QUOTED.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
