/** What stands where data will be, could be, or should have been. */

import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";

import { GONE, REFUSED } from "../api/client";
import type { Problem } from "../api/client";
import type { Loaded } from "../api/use";
import { t } from "../i18n";

const SLOW_MS = 4000;

export function Loading({ words }: { words?: string }) {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), SLOW_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div class="state" role="status">
      <span class="pulse" aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      <p>{slow ? t("state.slow") : (words ?? t("state.loading"))}</p>
    </div>
  );
}

/** What went wrong, in the page's language; what the service says of it stands behind. */
export function Trouble({ problem }: { problem: Problem }) {
  return (
    <>
      <p>{words(problem)}</p>
      {problem.message && !GONE.includes(problem.status) && (
        <details class="faint">
          <summary>{t("state.detail")}</summary>
          <p lang="en">{problem.message}</p>
        </details>
      )}
    </>
  );
}

function words(problem: Problem): string {
  if (problem.status === 0) return t("state.offline");
  if (REFUSED.includes(problem.status)) return t("state.key");
  if (GONE.includes(problem.status)) return t("state.unavailable");
  if (problem.status === 404 || problem.status === 410) return t("missing.hint");
  return t(problem.status === 409 ? "state.ambiguous" : problem.status === 422 || problem.status === 400 ? "state.wrong" : "state.broken");
}

export function Failed({ problem, again }: { problem: Problem; again: () => void }) {
  return (
    <div class="state" role="alert">
      <p class="state-title">{t(problem.status === 404 ? "missing.title" : "state.error")}</p>
      <Trouble problem={problem} />
      {GONE.includes(problem.status) && <p class="hint">{t("state.retrying")}</p>}
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

/** There is no document yet: the way to the first one. */
export function EmptyGraph() {
  return (
    <Empty>
      <p class="state-title">{t("state.empty.graph")}</p>
      <p>{t("state.empty.graph.hint")}</p>
      <a class="button" href="/add">
        {t("add.title")}
      </a>
    </Empty>
  );
}

/** The right one of loading, failed and the children. */
export function When<T>({ data, children }: { data: Loaded<T>; children: (value: T) => ComponentChildren }) {
  if (data.state === "loading") return <Loading />;
  if (data.state === "failed") return <Failed problem={data.problem} again={data.again} />;
  return <>{children(data.value)}</>;
}
