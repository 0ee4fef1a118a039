/** A fact as a citation: in words (after GB/T 7714), as BibTeX, and as CSL-JSON. */

export interface Cited {
  readonly id: string;
  readonly title: string;
  readonly issuers: readonly string[];
  readonly number: string | null;
  /** ISO; null where the document has none. */
  readonly issued: string | null;
  /** The sentence that says so. */
  readonly sentence: string;
  readonly url: string;
}

export const FORMS = ["text", "bibtex", "csl"] as const;
export type Form = (typeof FORMS)[number];

export function citation(of: Cited, form: Form): string {
  return { text: inWords, bibtex, csl }[form](of);
}

function inWords({ title, issuers, number, issued, sentence, url }: Cited): string {
  const source = [issuers.join("、"), `${title}${number ? `（${number}）` : ""}[Z]`, issued].filter(Boolean).join(". ");
  return `“${sentence.trim()}”——${source}. ${url}`;
}

function bibtex({ id, title, issuers, number, issued, sentence, url }: Cited): string {
  const fields: [string, string | null][] = [
    ["title", title],
    ["author", issuers.map((one) => `{${one}}`).join(" and ") || null],
    ["number", number],
    ["date", issued],
    ["url", url],
    ["note", sentence.trim()],
  ];
  const told = fields.filter(([, value]) => value).map(([name, value]) => `  ${name} = {${braced(value ?? "", name)}}`);
  return `@legislation{${id},\n${told.join(",\n")}\n}\n`;
}

/** What BibTeX would read as its own is escaped; braces around an author keep its name whole. */
function braced(value: string, name: string): string {
  if (name === "url") return value.replace(/[{}\\]/g, encodeURIComponent);
  const inner = name === "author" ? value : value.replace(/[{}]/g, "");
  return inner.replace(/\\/g, "").replace(/([%#&$_])/g, "\\$1");
}

function csl({ id, title, issuers, number, issued, sentence, url }: Cited): string {
  const item = {
    id,
    type: "legislation",
    title,
    ...(issuers.length ? { author: issuers.map((literal) => ({ literal })) } : {}),
    ...(number ? { number } : {}),
    ...(issued ? { issued: { "date-parts": [issued.split("-").map(Number)] } } : {}),
    URL: url,
    note: sentence.trim(),
  };
  return JSON.stringify([item], null, 2);
}
