/** The service counts code points, JavaScript UTF-16 units: a letter beyond the basic plane is one there and two here. */

/**
 * Index in UTF-16 units for each of the offsets, which are code points, ascending or not.
 * An offset beyond the text gives its length.
 */
export function toUnits(text: string, offsets: readonly number[]): number[] {
  const order = offsets.map((_, at) => at).sort((a, b) => (offsets[a] ?? 0) - (offsets[b] ?? 0));
  const found = new Array<number>(offsets.length).fill(text.length);
  let points = 0;
  let units = 0;
  for (const at of order) {
    const wanted = offsets[at] ?? 0;
    while (points < wanted && units < text.length) {
      units += isPair(text, units) ? 2 : 1;
      points += 1;
    }
    found[at] = units;
  }
  return found;
}

function isPair(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (unit < 0xd800 || unit > 0xdbff) return false;
  const next = text.charCodeAt(at + 1);
  return next >= 0xdc00 && next <= 0xdfff;
}
