/** Numbers that look like chance and are the same for the same words: FNV-1a, and mulberry32 from a seed. */

export function hash(words: string): number {
  let found = 0x811c9dc5;
  for (let at = 0; at < words.length; at += 1) {
    found ^= words.charCodeAt(at);
    found = Math.imul(found, 0x01000193);
  }
  return found >>> 0;
}

/** Draws in [0, 1). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let found = Math.imul(state ^ (state >>> 15), state | 1);
    found ^= found + Math.imul(found ^ (found >>> 7), found | 61);
    return ((found ^ (found >>> 14)) >>> 0) / 4294967296;
  };
}
