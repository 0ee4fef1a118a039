import { memo } from "./memo";
import { useEffect, useRef, useState } from "preact/hooks";

import { t } from "../../i18n";
import { toPolicy } from "../../lib/links";
import { chunkOf, foremost } from "./facts";
import type { Fact, Line, Piece } from "./facts";

interface Props {
  readonly chunks: readonly (readonly Line[])[];
  /** Id of the fact that the reader came for. */
  readonly wanted: string | null;
  readonly onFacts: (facts: readonly Fact[]) => void;
}

const FIRST_CHUNKS = 4;
const CHUNKS_A_STEP = 12;

/** The whole text. The first screens are there at once, the rest follows while the browser idles. */
export function FullText({ chunks, wanted, onFacts }: Props) {
  const [count, setCount] = useState(FIRST_CHUNKS);
  const element = useRef<HTMLDivElement>(null);
  const needed = wanted ? chunkOf(chunks, wanted) + 1 : 0;
  const shown = Math.min(chunks.length, Math.max(count, needed));
  useEffect(() => {
    if (shown >= chunks.length) return;
    const timer = setTimeout(() => setCount(shown + CHUNKS_A_STEP));
    return () => clearTimeout(timer);
  }, [shown, chunks]);
  useEffect(() => {
    if (wanted && element.current) goTo(element.current, wanted);
  }, [wanted, chunks]);
  const tell = (event: Event): void => onFacts(factsAt(event, chunks));
  return (
    <div class="document fulltext" ref={element} lang="zh" onMouseOver={tell} onFocusIn={tell} data-complete={shown >= chunks.length}>
      {chunks.slice(0, shown).map((chunk, at) => (
        <Chunk key={at} chunk={chunk} at={at} wanted={wanted} />
      ))}
    </div>
  );
}

const Chunk = memo(({ chunk, at, wanted }: { chunk: readonly Line[]; at: number; wanted: string | null }) => (
  <div class="chunk">
    {chunk.map((line, row) => (
      <p key={row}>
        {line.map((piece, place) => (
          <Mark key={place} piece={piece} at={`${at} ${row} ${place}`} wanted={wanted} />
        ))}
        {line.length === 0 && <br />}
      </p>
    ))}
  </div>
));

/** A piece with the looks of all facts over it; one that stands for a fact pins it. */
function Mark({ piece, at, wanted }: { piece: Piece; at: string; wanted: string | null }) {
  const fact = foremost(piece);
  const task = piece.opens.find((one) => one.kind === "TASK");
  const id = piece.opens.find((one) => one.id === wanted)?.id ?? piece.opens[0]?.id;
  return (
    <>
      {task && <TaskMark task={task} at={at} wanted={wanted} />}
      {fact ? (
        <a
          class={looks(piece, wanted)}
          href={destination(fact)}
          tabIndex={piece.opens.includes(fact) ? 0 : -1}
          data-at={at}
          data-fact={id === task?.id ? undefined : id}
          aria-label={`${t(fact.kind === "CITES" ? "policy.cites" : `fact.${fact.kind as "LEADS"}`)}: ${piece.text}`}
        >
          {piece.text}
        </a>
      ) : (
        <span class={looks(piece, wanted)} data-at={piece.facts.length ? at : undefined}>
          {piece.text}
        </span>
      )}
    </>
  );
}

/** Where a task begins; it is not part of the text and is not copied with it. */
function TaskMark({ task, at, wanted }: { task: Fact; at: string; wanted: string | null }) {
  return (
    <a
      class={task.id === wanted ? "task-mark wanted" : "task-mark"}
      href={destination(task)}
      data-at={at}
      data-fact={task.id}
      data-task
      aria-label={`${t("fact.TASK")}: ${task.label}`}
    />
  );
}

/** A press pins the fact, in the address; of a citation it leads to the policy. */
function destination(fact: Fact): string {
  return fact.kind === "CITES" ? toPolicy(fact.node) : `?fact=${encodeURIComponent(fact.id)}`;
}

function looks(piece: Piece, wanted: string | null): string {
  const names = piece.facts.map((fact) => `f-${fact.kind.toLowerCase()}`);
  if (piece.facts.some((fact) => fact.id === wanted && fact.kind !== "TASK")) names.push("wanted");
  return [...new Set(names)].join(" ");
}

/** The facts that the pointer or the keyboard is at, from the place that its element names. */
function factsAt(event: Event, chunks: Props["chunks"]): readonly Fact[] {
  const element = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-at]") : null;
  const [chunk, row, place] = (element?.dataset["at"] ?? "").split(" ").map(Number);
  const piece = chunks[chunk ?? -1]?.[row ?? -1]?.[place ?? -1];
  const facts = piece?.facts.filter((fact) => fact.kind !== "SENTENCE") ?? [];
  return element?.dataset["task"] === undefined ? facts : facts.filter((fact) => fact.kind === "TASK");
}

/** Bring a fact into view and put the focus on it. Twice: chunks above get their true height only when they are shown. */
function goTo(root: HTMLElement, id: string): void {
  const mark = root.querySelector<HTMLElement>(`[data-fact="${CSS.escape(id)}"]`);
  if (!mark) return;
  mark.scrollIntoView({ block: "center" });
  mark.focus({ preventScroll: true });
  requestAnimationFrame(() => mark.scrollIntoView({ block: "center" }));
}
