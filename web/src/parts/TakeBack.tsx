import type { Made } from "../api/judging";
import { t } from "../i18n";
import { number } from "../lib/format";
import type { Judging } from "./useJudging";

/** Undoes the decision that was just made. */
export function TakeBack({ of }: { of: Judging }) {
  if (!of.made) return null;
  return (
    <button class="button quiet small" disabled={of.busy} onClick={() => of.takeBack()}>
      {t("judge.undo")}
    </button>
  );
}

/** What a merge sets off: documents that are read again, and those that have to be taken in again. */
export function mergeWords(made: Made): string {
  const lost = made.not_kept ?? [];
  return [t("merge.done", { n: number((made.jobs ?? []).length) }), ...lost].join(" ");
}
