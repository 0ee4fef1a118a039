/** Facts in a text overlap; a page cannot: the text is cut at every boundary, each piece knows the facts over it. */

import { toUnits } from "./codepoints";

export interface Span {
  /** Offsets in code points, half open. */
  readonly start: number;
  readonly end: number;
}

/** text between two boundaries; facts are indices into the spans that were given, the longest first. */
export interface Segment {
  readonly text: string;
  readonly start: number;
  readonly facts: readonly number[];
}

/** Cut text (its first unit at offset 0) at every boundary of spans; together the segments are the text. */
export function segments(text: string, spans: readonly Span[]): Segment[] {
  const starts = toUnits(text, spans.map((span) => span.start));
  const ends = toUnits(text, spans.map((span) => span.end));
  const cuts = [...new Set([0, text.length, ...starts, ...ends])].sort((a, b) => a - b);
  const opening = byPlace(starts, spans, ends);
  const open = new Set<number>();
  const found: Segment[] = [];
  for (const [at, cut] of cuts.entries()) {
    const next = cuts[at + 1];
    if (next === undefined) break;
    for (const fact of open) if ((ends[fact] ?? 0) <= cut) open.delete(fact);
    for (const fact of opening.get(cut) ?? []) open.add(fact);
    const facts = [...open].sort((a, b) => length(starts, ends, b) - length(starts, ends, a) || a - b);
    found.push({ text: text.slice(cut, next), start: cut, facts });
  }
  return found;
}

function byPlace(starts: number[], spans: readonly Span[], ends: number[]): Map<number, number[]> {
  const found = new Map<number, number[]>();
  for (const fact of spans.keys()) {
    const start = starts[fact] ?? 0;
    if ((ends[fact] ?? 0) > start) found.set(start, [...(found.get(start) ?? []), fact]);
  }
  return found;
}

const length = (starts: number[], ends: number[], fact: number): number => (ends[fact] ?? 0) - (starts[fact] ?? 0);

/** Segments line by line: a line's break is not part of it. */
export function lines(found: readonly Segment[]): Segment[][] {
  const all: Segment[][] = [[]];
  for (const segment of found) {
    const pieces = segment.text.split("\n");
    let start = segment.start;
    for (const [at, text] of pieces.entries()) {
      if (at > 0) all.push([]);
      if (text) all.at(-1)?.push({ text, start, facts: segment.facts });
      start += text.length + 1;
    }
  }
  return all;
}
