/** The API key that a person typed: kept in this tab alone. */

const NAME = "policygraph.key";

export function recallKey(): string {
  try {
    return sessionStorage.getItem(NAME) ?? "";
  } catch {
    return "";
  }
}

export function keepKey(key: string): void {
  try {
    sessionStorage.setItem(NAME, key);
  } catch {
    // storage is forbidden: it is asked for again
  }
}
