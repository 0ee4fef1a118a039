/** Language and theme: kept in this browser, changed at once. */

import { computed, effect, signal } from "@preact/signals";

export type Language = "zh" | "en";
export type Theme = "light" | "dark";

const DARK = "(prefers-color-scheme: dark)";
const system = signal<Theme>(matchMedia(DARK).matches ? "dark" : "light");
const chosen = signal<Theme | null>(recalled("theme", ["light", "dark"]));

export const language = signal<Language>(
  fromAddress() ?? recalled("language", ["zh", "en"]) ?? (/^zh\b/i.test(navigator.language) ? "zh" : "en"),
);
export const theme = computed<Theme>(() => chosen.value ?? system.value);

export function setTheme(value: Theme): void {
  chosen.value = value;
  remember("theme", value);
}

export function setLanguage(value: Language): void {
  language.value = value;
  remember("language", value);
}

/** Keep the document's attributes, which the styles hang on, as the preferences are. */
export function startPreferences(): void {
  matchMedia(DARK).addEventListener("change", (event) => {
    system.value = event.matches ? "dark" : "light";
  });
  effect(() => {
    document.documentElement.dataset["theme"] = theme.value;
    document.documentElement.lang = language.value === "zh" ? "zh-CN" : "en";
  });
}

/** A link may ask for a language: ?lang=en. */
function fromAddress(): Language | null {
  const asked = new URLSearchParams(location.search).get("lang");
  return asked === "zh" || asked === "en" ? asked : null;
}

function recalled<T extends string>(name: string, allowed: readonly T[]): T | null {
  try {
    const value = localStorage.getItem(`policygraph.${name}`);
    return allowed.find((one) => one === value) ?? null;
  } catch {
    return null; // storage may be forbidden
  }
}

function remember(name: string, value: string): void {
  try {
    localStorage.setItem(`policygraph.${name}`, value);
  } catch {
    // then the choice lasts as long as the page
  }
}
