/** Words of the page in the chosen language; a key that one language lacks fails the build. */

import { language } from "../lib/preferences";
import { en } from "./en";
import { zh } from "./zh";
import type { Key, Words } from "./zh";

export type { Key };

const DICTIONARIES: Readonly<Record<"zh" | "en", Words>> = { zh, en };

/** The words of a key, {name} replaced by the value of that name. */
export function t(key: Key, values: Readonly<Record<string, string | number>> = {}): string {
  const words = DICTIONARIES[language.value][key];
  return Object.entries(values).reduce((found, [name, value]) => found.replaceAll(`{${name}}`, String(value)), words);
}
