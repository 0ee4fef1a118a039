/** The key, a decision, and what came of it, for every place where somebody judges. */

import { useState } from "preact/hooks";

import { Problem, REFUSED } from "../api/client";
import { judge, undo } from "../api/judging";
import type { Decision, Made } from "../api/judging";
import { useService } from "../api/service";
import { t } from "../i18n";
import { keepKey, recallKey } from "../lib/key";

/** The key is told of in the page's language; what is wrong with a decision the service says itself. */
const wrong = (problem: Problem): string => (REFUSED.includes(problem.status) ? t("state.key") : problem.message);

export interface Judging {
  /** Whether the service takes judgements at all. */
  readonly open: boolean;
  readonly key: string;
  readonly setKey: (key: string) => void;
  readonly busy: boolean;
  /** What came of the last decision, in words. */
  readonly told: string;
  readonly made: Made | null;
  readonly say: (decision: Decision, words: (made: Made) => string) => Promise<void>;
  /** Take a decision back: the last one, or that of an id. */
  readonly takeBack: (id?: string) => Promise<void>;
  /** Whether one was taken back. */
  readonly taken: boolean;
}

/** given: a key that was typed elsewhere on the page. */
export function useJudging(given: string | null = null): Judging {
  const service = useService();
  const [typed, setKey] = useState(recallKey);
  const key = given ?? typed;
  const [busy, setBusy] = useState(false);
  const [told, setTold] = useState("");
  const [made, setMade] = useState<Made | null>(null);
  const [taken, setTaken] = useState(false);
  const attempt = async (work: () => Promise<string>): Promise<void> => {
    setBusy(true);
    try {
      setTold(await work());
      keepKey(key);
    } catch (problem) {
      setTold(problem instanceof Problem && problem.status ? wrong(problem) : t("state.offline"));
    }
    setBusy(false);
  };
  const say: Judging["say"] = (decision, words) =>
    attempt(async () => {
      const done = await judge(decision, key);
      setMade(done);
      return words(done);
    });
  const takeBack = (id = made?.id): Promise<void> =>
    attempt(async () => {
      if (id) await undo(id, key);
      setMade(null);
      setTaken(true);
      return t("judge.undone");
    });
  return { open: service.state === "ready" && service.value.judging, key, setKey, busy, told, made, say, takeBack, taken };
}
