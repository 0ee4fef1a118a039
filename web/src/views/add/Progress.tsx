import { useEffect, useState } from "preact/hooks";

import { Problem, reach } from "../../api/client";
import type { Job } from "../../api/types";
import { t } from "../../i18n";
import { day, named, number } from "../../lib/format";
import { toPolicy } from "../../lib/links";
import { Facts } from "../../parts/Page";

const STEPS = ["queued", "reading", "loading", "done"] as const;
const POLL_MS = 400;

/** A document on its way in, asked after until it is in or has failed. */
export function Progress({ first, apiKey }: { first: Job; apiKey: string }) {
  const [job, setJob] = useState(first);
  const [lost, setLost] = useState("");
  useEffect(() => {
    if (job.state === "done" || job.state === "failed" || lost) return;
    const timer = setTimeout(() => {
      ask(job.id, apiKey).then(setJob, (error: unknown) =>
        setLost(error instanceof Problem && error.status ? error.message : t("state.offline")),
      );
    }, POLL_MS);
    return () => clearTimeout(timer);
  }, [job, lost]);
  const failed = job.state === "failed" || lost !== "";
  return (
    <section class="progress" aria-live="polite" data-testid="job" data-state={lost ? "failed" : job.state}>
      <h2>{failed ? t("add.failed") : job.state === "done" ? t("add.done") : t(`add.${job.state as "queued"}`)}</h2>
      <p class="faint">{job.document}</p>
      {!failed && <Steps state={job.state} />}
      {job.state === "done" && <Found job={job} />}
      {failed && <Why job={job} lost={lost} />}
      {job.state === "done" && job.policy && (
        <p class="actions">
          <a class="button" href={toPolicy(job.policy.id)}>
            {t("add.open")}
          </a>
        </p>
      )}
    </section>
  );
}

async function ask(id: string, key: string): Promise<Job> {
  const response = await reach(`/v1/jobs/${encodeURIComponent(id)}`, { headers: { "X-API-Key": key } });
  return (await response.json()) as Job;
}

function Steps({ state }: { state: Job["state"] }) {
  const at = STEPS.findIndex((step) => step === state);
  return (
    <ol class="steps">
      {STEPS.map((step, place) => (
        <li key={step} class={place < at || state === "done" ? "past" : place === at ? "now" : ""} aria-current={place === at ? "step" : undefined}>
          {t(`add.${step}`)}
        </li>
      ))}
    </ol>
  );
}

function Found({ job }: { job: Job }) {
  const count = (value: number | null | undefined): string => number(value ?? 0);
  return (
    <>
      <h3>{t("add.found")}</h3>
      <Facts
        of={[
          [t("field.title"), job.policy?.title],
          [t("field.docnumber"), job.policy?.doc_number],
          [t("field.kind"), named("kind", job.policy?.kind)],
          [t("field.issued"), day(job.policy?.issued_on)],
          [t("add.found.tasks"), count(job.tasks)],
          [t("add.found.responsibilities"), count(job.responsibilities)],
          [t("add.found.targets"), count(job.targets)],
        ]}
      />
      {job.left && (
        <p role="note">
          <strong>{t("add.left")}</strong> {job.left}
        </p>
      )}
      {(job.missing ?? []).length > 0 && (
        <p>
          <strong>{t("add.missing")}</strong> {job.missing?.map((what) => named("missing.fact", what)).join(t("list.comma"))}
        </p>
      )}
    </>
  );
}

/** The reason, and where in the document it lies. */
function Why({ job, lost }: { job: Job; lost: string }) {
  const place = job.error?.place;
  return (
    <p class="error" role="alert">
      {lost || job.error?.detail}
      {place !== null && place !== undefined && ` (${t("add.place")}: ${number(place)})`}
    </p>
  );
}
