import type { ComponentChildren } from "preact";

import type { Evidence as Words } from "../api/types";

interface Props {
  readonly of: Words;
  readonly source?: ComponentChildren;
}

const LONG = 160;

/** The sentence that a fact rests on; following it opens the text there. */
export function Evidence({ of, source }: Props) {
  return (
    <a class="evidence" href={of.href}>
      <q>
        <Marked {...of} />
      </q>
      {source && <span class="evidence-source">{source}</span>}
    </a>
  );
}

/** A sentence with the words of a fact marked; a long one is cut around them. */
export function Marked({ sentence, quote }: Pick<Words, "sentence" | "quote">) {
  const at = sentence.indexOf(quote);
  if (at < 0) return <>{short(quote)}</>;
  return (
    <>
      {ending(sentence.slice(0, at))}
      {quote === sentence ? short(quote) : <mark>{short(quote)}</mark>}
      {short(sentence.slice(at + quote.length))}
    </>
  );
}

function short(words: string): string {
  const letters = [...words];
  return letters.length > LONG ? `${letters.slice(0, LONG).join("")}…` : words;
}

function ending(words: string): string {
  const letters = [...words];
  return letters.length > LONG ? `…${letters.slice(-LONG).join("")}` : words;
}
