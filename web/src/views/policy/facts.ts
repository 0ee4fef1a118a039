/** What is marked in a policy's text, and how marks that overlap become pieces of lines. */

import type { Mark, PolicyDetail, Reason } from "../../api/types";
import { lines, segments } from "../../lib/segments";

export type Kind = "TASK" | "LEADS" | "SUPPORTS" | "TARGETS" | "REPORTS" | "CITES" | "SENTENCE";

export interface Fact {
  readonly kind: Kind;
  readonly id: string;
  readonly node: string;
  readonly label: string;
  readonly rule: string;
  readonly start: number;
  readonly end: number;
}

/** A piece of a line; facts are those over it, the longest first. */
export interface Piece {
  readonly text: string;
  readonly facts: readonly Fact[];
  /** The facts of these that begin here: they are what a keyboard stops at. */
  readonly opens: readonly Fact[];
}

export type Line = readonly Piece[];

/** The other facts of the task that a fact stands in: its agencies often follow its words, up to the next task. */
export function besides(fact: Fact, all: readonly Fact[]): Fact[] {
  const tasks = all.filter((one) => one.kind === "TASK").sort((a, b) => a.start - b.start);
  const at = tasks.findLastIndex((one) => one.start <= fact.start);
  const [task, next] = [tasks[at], tasks[at + 1]];
  if (!task) return [];
  const inside = all.filter((one) => task.start <= one.start && one.start < (next?.start ?? Infinity));
  return inside.filter((one) => one.id !== fact.id && one.kind !== "SENTENCE" && one.kind !== "CITES");
}

export const LINES_A_CHUNK = 40;

/** Evidence and citations; with a reason, the sentence that the reader came for too. */
export function factsOf(evidence: readonly Mark[], policy: PolicyDetail, reason: Reason | null): Fact[] {
  const found: Fact[] = evidence.map(({ fact, ...rest }) => ({ kind: fact, ...rest }));
  for (const cite of policy.cites) {
    const { id, title, start, end } = cite;
    found.push({ kind: "CITES", id: `${policy.id}-${id}-${start}`, node: id, label: title, rule: "", start, end });
  }
  if (reason) {
    const start = reason.sentence_start;
    const end = start + [...reason.sentence].length;
    found.push({ kind: "SENTENCE", id: `sentence ${reason.id}`, node: "", label: "", rule: "", start, end });
  }
  return found;
}

export function linesOf(text: string, facts: readonly Fact[]): Line[] {
  const opened = new Set<number>();
  return lines(segments(text, facts)).map((line) =>
    line.map((segment) => {
      const opens = segment.facts.filter((fact) => !opened.has(fact));
      for (const fact of opens) opened.add(fact);
      return { text: segment.text, facts: pick(segment.facts, facts), opens: pick(opens, facts) };
    }),
  );
}

const pick = (indices: readonly number[], facts: readonly Fact[]): Fact[] =>
  indices.map((at) => facts[at]).filter((fact): fact is Fact => fact !== undefined);

export function chunks(all: readonly Line[]): Line[][] {
  const found: Line[][] = [];
  for (let at = 0; at < all.length; at += LINES_A_CHUNK) found.push(all.slice(at, at + LINES_A_CHUNK));
  return found;
}

/** Number of the chunk in which a fact begins; -1 where there is no such fact. */
export function chunkOf(all: readonly (readonly Line[])[], id: string): number {
  return all.findIndex((chunk) => chunk.some((line) => line.some((piece) => piece.opens.some((fact) => fact.id === id))));
}

/** The fact that a piece stands for: the shortest that leads somewhere. */
export function foremost(piece: Piece): Fact | null {
  return piece.facts.filter((fact) => fact.kind !== "TASK" && fact.kind !== "SENTENCE").at(-1) ?? null;
}
