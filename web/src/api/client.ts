/** Questions to the service, typed by its own OpenAPI document. */

import type { paths } from "../../generated/schema";

type Json<R> = R extends { content: { "application/json": infer Body } } ? Whole<Body> : never;

/** Of what a list may answer the page of whole rows: the page of the site never asks for some fields alone. */
type Whole<Body> = Body extends { items: Record<string, unknown>[] }
  ? string extends keyof Body["items"][number]
    ? never
    : Body
  : Body;

type Answer<P extends keyof paths> = paths[P] extends { get: { responses: { 200: infer R } } } ? Json<R> : never;

type Query<P extends keyof paths> = paths[P] extends { get: { parameters: { query?: infer Q } } } ? NonNullable<Q> : never;

/** A parameter that takes several values takes one as well. */
type Given<Q> = { [K in keyof Q]: NonNullable<Q[K]> extends readonly (infer One)[] ? Q[K] | One : Q[K] };

type Names<P extends string> = P extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never;

export type GetPath = { [P in keyof paths]: Answer<P> extends never ? never : P }[keyof paths];

export interface Asked<P extends GetPath> {
  readonly params?: Readonly<Record<Names<P>, string>>;
  readonly query?: Partial<Given<Query<P>>>;
  readonly signal?: AbortSignal;
}

/** What went wrong in words; status is 0 where the service was not reached. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly place: string | null = null,
  ) {
    super(message);
    this.name = "Problem";
  }
}

/** Statuses of a service, or an engine below it, that is not there; it comes back by itself. */
export const GONE: readonly number[] = [0, 502, 503, 504];
/** What the service answers to a wrong key, or one that lacks the right. */
export const REFUSED: readonly number[] = [401, 403];
const PATIENCE_MS = 30_000;

export async function get<P extends GetPath>(path: P, asked: Asked<P> = {}): Promise<Answer<P>> {
  const url = address(path, asked.params ?? {}, asked.query ?? {});
  const init: RequestInit = { headers: { accept: "application/json" } };
  const limit = AbortSignal.timeout(PATIENCE_MS);
  init.signal = asked.signal ? AbortSignal.any([asked.signal, limit]) : limit;
  const response = await reach(url, init);
  return (await response.json()) as Answer<P>;
}

export type PagePath = { [P in GetPath]: Answer<P> extends { items: unknown[]; next_cursor?: string | null } ? P : never }[GetPath];
export type Item<P extends PagePath> = Answer<P> extends { items: (infer Row)[] } ? Row : never;

const LONGEST_PAGE = 1000;

/** All rows of a question that is answered in pages. */
export async function all<P extends PagePath>(path: P, asked: Asked<P> = {}): Promise<Item<P>[]> {
  const rows: Item<P>[] = [];
  let cursor: string | null | undefined;
  do {
    const query = { ...asked.query, limit: LONGEST_PAGE, ...(cursor ? { cursor } : {}) } as unknown as Partial<Given<Query<P>>>;
    const page = (await get(path, { ...asked, query })) as { items: Item<P>[]; next_cursor?: string | null };
    rows.push(...page.items);
    cursor = page.next_cursor;
  } while (cursor);
  return rows;
}

/** Ask, and raise Problem for everything that is no success. */
export async function reach(url: string, init: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, init);
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new Problem(error instanceof DOMException && error.name === "TimeoutError" ? 504 : 0, "");
  }
  if (!response.ok) throw await problem(response);
  return response;
}

async function problem(response: Response): Promise<Problem> {
  try {
    const body = (await response.json()) as { detail?: unknown; title?: unknown };
    return new Problem(response.status, String(body.detail ?? body.title ?? response.statusText));
  } catch {
    return new Problem(response.status, response.statusText);
  }
}

/** The address of a question. */
export function address(path: string, params: Readonly<Record<string, string>>, query: object): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ""));
  const words = new URLSearchParams();
  for (const [name, values] of Object.entries(query)) {
    for (const value of Array.isArray(values) ? values : [values]) if (value !== null && value !== undefined && value !== "") words.append(name, String(value));
  }
  return words.size ? `${filled}?${words}` : filled;
}
