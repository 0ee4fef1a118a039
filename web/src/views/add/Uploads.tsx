import { useEffect, useState } from "preact/hooks";

import { Problem } from "../../api/client";
import type { Job } from "../../api/types";
import { t } from "../../i18n";
import { keepKey } from "../../lib/key";
import { Progress } from "./Progress";
import { upload } from "./upload";
import type { Chosen } from "./upload";

/** Sends one file after the other; what becomes of each is told by itself. */
export function Uploads({ files, again, ...how }: Chosen & { again: () => void }) {
  const [sent, setSent] = useState(0);
  return (
    <>
      {files.length > 1 && (
        <p class="summary" role="status">
          {t("add.sent", { n: Math.min(sent, files.length), total: files.length })}
        </p>
      )}
      <ol class="uploads">
        {files.slice(0, sent + 1).map((file, at) => (
          <li key={at}>
            <Upload file={file} {...how} onSent={() => setSent(at + 1)} />
          </li>
        ))}
      </ol>
      {sent >= files.length && (
        <p class="actions">
          <button class="button quiet" onClick={again}>
            {t("add.another")}
          </button>
        </p>
      )}
    </>
  );
}

function Upload({ file, onSent, ...how }: Omit<Chosen, "files"> & { file: File; onSent: () => void }) {
  const [job, setJob] = useState<Job | null>(null);
  const [error, setError] = useState("");
  useEffect(() => {
    upload(file, how)
      .then(
        (found) => {
          keepKey(how.apiKey);
          setJob(found);
        },
        (problem: unknown) => setError(problem instanceof Problem && problem.status ? problem.message : t("state.offline")),
      )
      .finally(onSent);
  }, []);
  if (job) return <Progress first={job} apiKey={how.apiKey} />;
  if (!error) return <p role="status">{`${t("add.sending")} ${file.name}`}</p>;
  return (
    <p class="error" role="alert">
      {file.name}: {error}
    </p>
  );
}
