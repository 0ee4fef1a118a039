/** Data of a component: asked for when the key changes, dropped when the component goes. */

import { useEffect, useState } from "preact/hooks";

import { GONE, Problem } from "./client";

export type Loaded<T> =
  | { readonly state: "loading" }
  | { readonly state: "ready"; readonly value: T }
  | { readonly state: "failed"; readonly problem: Problem; readonly again: () => void };

const RETRY_MS = 3000;

/** ask is called anew for each new key; while it runs the state is loading. */
export function useData<T>(key: string, ask: (signal: AbortSignal) => Promise<T>): Loaded<T> {
  const [held, hold] = useState<{ key: string; loaded: Loaded<T> }>({ key, loaded: { state: "loading" } });
  const [tries, setTries] = useState(0);
  useEffect(() => {
    const loaded = held.loaded;
    if (loaded.state !== "failed" || !GONE.includes(loaded.problem.status)) return;
    const timer = setTimeout(loaded.again, RETRY_MS);
    return () => clearTimeout(timer);
  }, [held]);
  useEffect(() => {
    const abort = new AbortController();
    if (!tries || held.key !== key) hold({ key, loaded: { state: "loading" } }); // a retry is not seen until it went well
    ask(abort.signal).then(
      (value) => !abort.signal.aborted && hold({ key, loaded: { state: "ready", value } }),
      (error: unknown) => !abort.signal.aborted && hold({ key, loaded: failed(error, () => setTries(tries + 1)) }),
    );
    return () => abort.abort();
  }, [key, tries]);
  return held.key === key ? held.loaded : { state: "loading" };
}

function failed(error: unknown, again: () => void): { state: "failed"; problem: Problem; again: () => void } {
  if (!(error instanceof Problem)) console.error(error);
  return { state: "failed", problem: error instanceof Problem ? error : new Problem(-1, String(error)), again };
}
