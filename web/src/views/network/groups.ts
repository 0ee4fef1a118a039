/** Agencies put together: by place or by function. */

import type { components } from "../../../generated/schema";
import type { Network } from "../../api/types";
import { t } from "../../i18n";
import { placeName } from "../../lib/format";

export type Groups = components["schemas"]["Groups"];
export type Group = components["schemas"]["GroupNode"];
export const BYS = ["place", "function"] as const;
export type By = (typeof BYS)[number];

/** More agencies than this are a carpet. */
export const MANY = 400;

/** How to draw: as the address says; else a large graph by place, a smaller one agency by agency. */
export function grouping(asked: string | null, agencies: number): By | null {
  const by = BYS.find((one) => one === asked);
  if (by) return by;
  return asked === "none" || agencies <= MANY ? null : "place";
}

/** Stands for the group without an id, the agencies of no function, where an empty word would say that none is meant. */
const OTHER = "-";

export const idOf = (shown: string): string => (shown === OTHER ? "" : shown);

/** As the canvas draws agencies. */
export function asNetwork({ nodes, links }: Groups, by: By): Network {
  const shown = (id: string): string => id || OTHER;
  return {
    nodes: nodes.map((node) => ({ ...node, id: shown(node.id), name: nameOf(by, node.id), kind: "other" as const, place: "" })),
    links: links.map((link) => ({ ...link, source: shown(link.source), target: shown(link.target) })),
  };
}

export const nameOf = (by: By, id: string): string => (by === "place" ? placeName(id) : id || t("network.group.other"));
