/** Answers while somebody types. */

import { useEffect, useState } from "preact/hooks";

/** What the service says of the words so far, asked pause after the last key; none without words. What it said last stays where it fails. */
export function useTyped<T>(words: string, none: T, pause: number, ask: (wanted: string, signal: AbortSignal) => Promise<T>): T {
  const [found, setFound] = useState<T>(none);
  const wanted = words.trim();
  useEffect(() => {
    if (!wanted) return setFound(none);
    const abort = new AbortController();
    const timer = setTimeout(() => void ask(wanted, abort.signal).then(setFound, () => undefined), pause);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [wanted]);
  return found;
}
