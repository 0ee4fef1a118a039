/** What people decide, sent with their key. */

import type { components } from "../../generated/schema";
import { keepKey } from "../lib/key";
import { reach } from "./client";

export type Decision = Pick<components["schemas"]["Decision"], "kind" | "ids"> & { readonly reason?: string };
export type Made = components["schemas"]["Made"];
export type Candidates = components["schemas"]["Candidates"];
export type Entity = "agency" | "indicator";

/** Raises Problem where the service refuses it. */
export async function judge(decision: Decision, key: string): Promise<Made> {
  const headers = { "X-API-Key": key, "Content-Type": "application/json" };
  const response = await reach("/v1/judgements", { method: "POST", headers, body: JSON.stringify(decision) });
  return (await response.json()) as Made;
}

export async function undo(id: string, key: string): Promise<void> {
  await reach(`/v1/judgements/${encodeURIComponent(id)}`, { method: "DELETE", headers: { "X-API-Key": key } });
}

/** Pairs that may be one, the likeliest first. */
export async function candidates(kind: Entity, key: string, signal: AbortSignal): Promise<Candidates[]> {
  const response = await reach(`/v1/entities/candidates?kind=${kind}`, { headers: { "X-API-Key": key }, signal });
  keepKey(key); // the service took it
  return (await response.json()) as Candidates[];
}

/** What was decided, the oldest first. */
export async function judgements(key: string, signal: AbortSignal): Promise<Made[]> {
  const response = await reach("/v1/judgements", { headers: { "X-API-Key": key }, signal });
  keepKey(key);
  return (await response.json()) as Made[];
}
