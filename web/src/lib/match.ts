/** Patterns of paths. */

/** The parameters of a path that fits the pattern: ":id" is one segment, "*id" all that follow. */
export function match(pattern: string, path: string): Record<string, string> | null {
  const wanted = pattern.split("/").filter(Boolean);
  const found = path.split("/").filter(Boolean);
  const params: Record<string, string> = {};
  for (const [at, part] of wanted.entries()) {
    if (part.startsWith("*")) return found.length > at ? { ...params, [part.slice(1)]: found.slice(at).join("/") } : null;
    const given = found[at];
    if (given === undefined) return null;
    if (part.startsWith(":")) params[part.slice(1)] = given;
    else if (part !== given) return null;
  }
  return wanted.length === found.length ? params : null;
}
