import type { ComponentChildren } from "preact";

import { toFact } from "../lib/links";

interface Props {
  readonly quote: string;
  readonly policy: string;
  readonly fact: string;
  readonly source?: ComponentChildren;
}

const LONG = 160;

/** The words that a fact rests on; following them opens the text there. */
export function Evidence({ quote, policy, fact, source }: Props) {
  const letters = [...quote.trim()];
  const words = letters.length > LONG ? `${letters.slice(0, LONG).join("")}…` : letters.join("");
  return (
    <a class="evidence" href={toFact(policy, fact)}>
      <q>{words}</q>
      {source && <span class="evidence-source">{source}</span>}
    </a>
  );
}
