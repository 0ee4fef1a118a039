/** Colours of the picture. Communities differ in lightness too, so that colour-blind eyes tell neighbours apart. */

import type { Theme } from "../../../lib/preferences";

export interface Palette {
  readonly paper: string;
  readonly ink: string;
  readonly faint: string;
  readonly link: string;
  readonly lit: string;
  readonly dimmed: string;
  readonly task: string;
  readonly indicator: string;
  readonly lead: string;
  readonly support: string;
  readonly communities: readonly string[];
  readonly other: string;
  /** How much of the community's colour is left for support. */
  readonly pale: number;
}

/** What colour means: the role, as everywhere on the page, or the community, with support in a paler shade of it. */
export type Coloring = "role" | "community";

const LIGHT: Palette = {
  paper: "#fbfaf7",
  ink: "#1b2430",
  faint: "#566170",
  link: "#dcdad3",
  lit: "#8a94a3",
  dimmed: "#e4e2dc",
  task: "#3c4654",
  indicator: "#0f766e",
  lead: "#1f5a8f",
  support: "#e0a45e",
  communities: ["#1f5a8f", "#c2581b", "#1b7f5c", "#8a3d83", "#9a7d0a", "#2aa0b8", "#b03a5b"],
  other: "#7b8490",
  pale: 0.36,
};

const DARK: Palette = {
  paper: "#12161c",
  ink: "#e8ebf0",
  faint: "#a3adba",
  link: "#262d37",
  lit: "#7d8896",
  dimmed: "#252c35",
  task: "#c6cdd6",
  indicator: "#5cc8b8",
  lead: "#6fa8dc",
  support: "#9c6b2f",
  communities: ["#6fa8dc", "#f0975c", "#56b98f", "#cd8fc6", "#d3bb4f", "#58c4d8", "#ec8aa4"],
  other: "#8d97a4",
  pale: 0.42,
};

export const palette = (theme: Theme): Palette => (theme === "dark" ? DARK : LIGHT);

/** Colours of an agency's two shares. */
export function shares(colors: Palette, coloring: Coloring, community: number): { lead: string; support: string } {
  if (coloring === "role") return colors;
  const lead = communityColor(colors, community);
  return { lead, support: paleColor(colors, lead) };
}

export function communityColor(colors: Palette, community: number): string {
  return colors.communities[community] ?? colors.other;
}

export const paleColor = (colors: Palette, color: string): string => mix(color, colors.paper, colors.pale);

/** share of the first colour, the rest of the second. */
export function mix(one: string, other: string, share: number): string {
  const parts = [1, 3, 5].map((at) => {
    const value = share * parseInt(one.slice(at, at + 2), 16) + (1 - share) * parseInt(other.slice(at, at + 2), 16);
    return Math.round(value).toString(16).padStart(2, "0");
  });
  return `#${parts.join("")}`;
}
