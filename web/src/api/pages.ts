/** Lists of the service, fetched page by page as one scrolls. */

import { useEffect, useRef, useState } from "preact/hooks";

import { returned } from "../lib/router";
import { Problem, get } from "./client";
import type { Asked, Item, PagePath } from "./client";
import { useData } from "./use";
import type { Loaded } from "./use";

export interface Rows<Row> {
  readonly rows: readonly Row[];
  /** How many the whole list has. */
  readonly total: number;
  readonly next: string | null;
}

export interface Pages<Row> {
  readonly data: Loaded<Rows<Row>>;
  /** Ask for the next page; null where there is none, or it is on its way. */
  readonly more: (() => void) | null;
  readonly problem: Problem | null;
}

const MOST_KEPT = 20;
/** What was fetched of the last lists: who goes back finds the rows that were there. */
const kept = new Map<string, Rows<unknown>>();

export function usePages<P extends PagePath>(path: P, asked: Asked<P>): Pages<Item<P>> {
  const key = `${path} ${JSON.stringify([asked.params, asked.query])}`;
  const first = useData(key, async (signal) => recalled<Item<P>>(key) ?? (await page(path, asked, null, signal)));
  const [later, setLater] = useState<{ key: string; rows: Rows<Item<P>> } | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const asking = useRef<AbortController | null>(null);
  useEffect(() => {
    setProblem(null);
    return () => asking.current?.abort();
  }, [key]);
  const rows = later?.key === key ? later.rows : first.state === "ready" ? first.value : null;
  if (rows) keep(key, rows);
  const data: Loaded<Rows<Item<P>>> = rows ? { state: "ready", value: rows } : first;
  const more = (): void => {
    if (!rows?.next || (asking.current && !asking.current.signal.aborted)) return;
    const abort = new AbortController();
    asking.current = abort;
    setProblem(null);
    page(path, asked, rows.next, abort.signal)
      .then((next) => setLater({ key, rows: { ...next, rows: [...rows.rows, ...next.rows] } }))
      .catch((error: unknown) => !abort.signal.aborted && setProblem(error instanceof Problem ? error : new Problem(-1, "")))
      .finally(() => abort.abort());
  };
  return { data, more: rows?.next ? more : null, problem };
}

async function page<P extends PagePath>(path: P, asked: Asked<P>, cursor: string | null, signal: AbortSignal): Promise<Rows<Item<P>>> {
  const query = { ...asked.query, ...(cursor ? { cursor } : {}) } as Asked<P>["query"];
  const found = (await get(path, { ...asked, query, signal } as Asked<P>)) as {
    items: Item<P>[];
    total: number;
    next_cursor?: string | null;
  };
  return { rows: found.items, total: found.total, next: found.next_cursor ?? null };
}

function recalled<Row>(key: string): Rows<Row> | undefined {
  return returned() ? (kept.get(key) as Rows<Row> | undefined) : undefined;
}

function keep(key: string, rows: Rows<unknown>): void {
  kept.delete(key);
  kept.set(key, rows);
  if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value ?? "");
}
