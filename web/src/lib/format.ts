/** How values are written in the chosen language. */

import { t } from "../i18n";
import type { Key } from "../i18n";
import { language } from "./preferences";

const locale = (): string => (language.value === "zh" ? "zh-CN" : "en-GB");

export const number = (value: number): string => value.toLocaleString(locale(), { maximumFractionDigits: 4 });

/** Calendar dates as ISO: they sort, align, and read the same in both languages. */
export const day = (value: string | null | undefined): string => value ?? "";

/** Short name of a day of the week, 0 for Monday. */
export function weekday(at: number): string {
  // 1 January 2024 was a Monday
  return new Intl.DateTimeFormat(locale(), { weekday: "narrow", timeZone: "UTC" }).format(new Date(Date.UTC(2024, 0, 1 + at)));
}

/** The last division of a path; places that are not known say so. */
export function placeName(place: string): string {
  return place.startsWith("?") ? t("place.unknown") : (place.split("/").at(-1) ?? place);
}

const COMPARATORS: Record<string, string> = { "<=": "≤", ">=": "≥", "<": "<", ">": ">", "=": "" };

export interface Figure {
  readonly kind: string;
  readonly comparator?: string | null | undefined;
  readonly value?: number | null | undefined;
  readonly unit?: string | null | undefined;
  readonly change: string;
  readonly direction?: string | null | undefined;
  readonly baseline?: number | null | undefined;
}

/** A target's figure, such as ≥ 90 %; a milestone has none. */
export function figure(target: Figure): string {
  if (target.value === null || target.value === undefined) return target.kind === "milestone" ? t("target.milestone") : "—";
  const sign = COMPARATORS[target.comparator ?? "="] ?? "";
  const change = target.change === "relative" ? (target.direction === "down" ? "↓" : "↑") : "";
  return [change, sign, number(target.value), target.unit ?? ""].filter(Boolean).join(" ");
}

/** The words for a value of the service's, such as a basis; what has no words stands as it is. */
export function named(kind: string, value: string | null | undefined): string {
  if (!value) return "";
  const key = `${kind}.${value}`;
  const words = t(key as Key);
  return words === undefined ? value : words;
}
