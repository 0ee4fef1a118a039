/** What filters let choose among. */

import { all, get } from "./client";

export type Option = readonly [value: string, words: string];

const INDENT = "\u3000";

/** Divisions by path; those below another are set in. */
export async function cityOptions(signal: AbortSignal): Promise<Option[]> {
  const cities = await get("/v1/cities", { signal });
  return cities.map((city) => [city.id, INDENT.repeat(city.id.split("/").length - 1) + city.name]);
}

export async function policyOptions(signal: AbortSignal): Promise<Option[]> {
  const policies = await all("/v1/policies", { signal });
  return policies.map((policy) => [policy.id, policy.title ?? policy.document]);
}
