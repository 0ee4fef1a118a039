/** What the service offers, asked once. */

import type { components } from "../../generated/schema";
import { get } from "./client";
import { useData } from "./use";
import type { Loaded } from "./use";

type Service = components["schemas"]["Service"];

let held: Promise<Service> | null = null;

export function useService(): Loaded<Service> {
  return useData("service", () => {
    held ??= get("/v1/service");
    held.catch(() => (held = null));
    return held;
  });
}
