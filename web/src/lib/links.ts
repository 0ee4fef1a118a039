/** Addresses of the views. */

import type { Found } from "../api/types";

const part = encodeURIComponent;

export const toPolicy = (id: string): string => `/policies/${part(id)}`;
/** The text of a policy at a fact's words. */
export const toFact = (policy: string, fact: string): string => `${toPolicy(policy)}?fact=${part(fact)}`;
export const toTask = (id: string): string => `/tasks/${part(id)}`;
export const toAgency = (id: string): string => `/agencies/${part(id)}`;
export const toIndicator = (id: string): string => `/indicators/${part(id)}`;
export const toCity = (path: string): string => `/cities/${path.split("/").map(part).join("/")}`;
export const toNetwork = (agency: string): string => `/network?agency=${part(agency)}`;

/** The tasks that two agencies share. */
export const toTogether = (agency: string, partner: string): string => `/together?agency=${part(agency)}&partner=${part(partner)}`;
export const toCompare = (indicator: string): string => `/compare?indicator=${part(indicator)}`;

/** Id of an agency's part in a task, as the service's /v1/facts takes it. */
export const partId = (agency: string, task: string): string => `${agency}-${task}`;

/** The page of what a search found. */
export function toFound({ kind, id }: Pick<Found, "kind" | "id">): string {
  return { agency: toAgency, city: toCity, indicator: toIndicator, policy: toPolicy, task: toTask }[kind](id);
}

/** The node that a fact of a policy leads to. */
export function toNode(fact: string, node: string): string {
  if (fact === "TASK") return toTask(node);
  return fact === "LEADS" || fact === "SUPPORTS" ? toAgency(node) : toIndicator(node);
}
