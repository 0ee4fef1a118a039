/** What stands where data will be, could be, or should have been. */

import type { ComponentChildren } from "preact";

import type { Problem } from "../api/client";
import type { Loaded } from "../api/use";
import { t } from "../i18n";

export function Loading({ words }: { words?: string }) {
  return (
    <div class="state" role="status">
      <span class="pulse" aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      <p>{words ?? t("state.loading")}</p>
    </div>
  );
}

export function Failed({ problem, again }: { problem: Problem; again: () => void }) {
  return (
    <div class="state" role="alert">
      <p class="state-title">{t(problem.status === 404 ? "missing.title" : "state.error")}</p>
      <p>{problem.status === 0 ? t("state.offline") : problem.status === 404 ? t("missing.hint") : problem.message}</p>
      {problem.status === 404 ? (
        <a class="button" href="/">
          {t("missing.home")}
        </a>
      ) : (
        <button class="button" onClick={again}>
          {t("state.again")}
        </button>
      )}
    </div>
  );
}

export function Empty({ children }: { children?: ComponentChildren }) {
  return (
    <div class="state">
      <svg class="state-picture" viewBox="0 0 64 40" aria-hidden="true">
        <path d="M12 30 30 10l22 16" />
        <circle cx="12" cy="30" r="5" />
        <circle cx="30" cy="10" r="5" />
        <circle cx="52" cy="26" r="5" />
      </svg>
      {children ?? <p>{t("state.empty")}</p>}
    </div>
  );
}

/** The right one of loading, failed and the children. */
export function When<T>({ data, children }: { data: Loaded<T>; children: (value: T) => ComponentChildren }) {
  if (data.state === "loading") return <Loading />;
  if (data.state === "failed") return <Failed problem={data.problem} again={data.again} />;
  return <>{children(data.value)}</>;
}
