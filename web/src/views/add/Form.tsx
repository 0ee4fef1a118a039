import { useRef, useState } from "preact/hooks";

import { Problem, reach } from "../../api/client";
import type { Job } from "../../api/types";
import { t } from "../../i18n";
import { number } from "../../lib/format";
import { keepKey, recallKey } from "../../lib/key";

interface Props {
  /** Bytes that the service takes at the most. */
  readonly most: number;
  readonly onJob: (job: Job, key: string) => void;
}

/** A file, by drop or by choice, and the key. */
export function Form({ most, onJob }: Props) {
  const [file, setFile] = useState<File | null>(null);
  const [key, setKey] = useState(recallKey);
  const [any, setAny] = useState(false);
  const [sending, setSending] = useState(false);
  const [error, setError] = useState("");
  const send = async (event: Event): Promise<void> => {
    event.preventDefault();
    const wrong = check(file, key, most);
    if (wrong || !file) return setError(wrong);
    setSending(true);
    setError("");
    try {
      const job = await upload(file, key, any);
      keepKey(key);
      onJob(job, key);
    } catch (problem) {
      setError(problem instanceof Problem && problem.status ? problem.message : t("state.offline"));
      setSending(false);
    }
  };
  return (
    <form class="add-form" onSubmit={send}>
      <Drop file={file} most={most} onFile={(chosen) => (setFile(chosen), setError(""))} />
      <label class="field">
        <span>{t("add.key")}</span>
        <input type="password" autocomplete="off" value={key} data-testid="key" onInput={(event) => setKey(event.currentTarget.value)} />
        <small class="hint">{t("add.key.hint")}</small>
      </label>
      <label class="check">
        <input type="checkbox" checked={any} data-testid="any" onInput={(event) => setAny(event.currentTarget.checked)} />
        <span>{t("add.any")}</span>
      </label>
      {error && (
        <p class="error" role="alert">
          {error}
        </p>
      )}
      <p class="actions">
        <button class="button" type="submit" disabled={sending || !file}>
          {t(sending ? "add.sending" : "add.send")}
        </button>
      </p>
    </form>
  );
}

function Drop({ file, most, onFile }: { file: File | null; most: number; onFile: (file: File) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const take = (files: FileList | null | undefined): void => {
    const chosen = files?.[0];
    if (chosen) onFile(chosen);
  };
  return (
    <div
      class={over ? "drop over" : "drop"}
      onDragOver={(event) => (event.preventDefault(), setOver(true))}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => (event.preventDefault(), setOver(false), take(event.dataTransfer?.files))}
    >
      <p class="drop-name">{file ? file.name : t("add.drop")}</p>
      {file && <p class="faint">{size(file.size)}</p>}
      <button class="button quiet" type="button" onClick={() => input.current?.click()}>
        {t("add.choose")}
      </button>
      <input
        ref={input}
        class="sr"
        type="file"
        tabIndex={-1}
        aria-label={t("add.choose")}
        accept=".txt,.html,.htm,.docx,.pdf,.xlsx,.zip"
        data-testid="file"
        onChange={(event) => take(event.currentTarget.files)}
      />
      <p class="hint">{t("add.formats", { size: size(most) })}</p>
    </div>
  );
}

/** What a header can carry. */
const KEY = /^[\x20-\x7e]*[\x21-\x7e][\x20-\x7e]*$/;

/** What is wrong before anything is sent; empty where nothing is. */
function check(file: File | null, key: string, most: number): string {
  if (!KEY.test(key)) return t("add.nokey");
  return file && file.size > most ? t("add.toobig", { size: size(most) }) : "";
}

async function upload(file: File, key: string, any: boolean): Promise<Job> {
  const body = new FormData();
  body.set("file", file);
  const response = await reach(any ? "/v1/policies?any=true" : "/v1/policies", { method: "POST", body, headers: { "X-API-Key": key } });
  return (await response.json()) as Job;
}

const MEGA = 1_000_000;

const size = (bytes: number): string => (bytes < MEGA ? `${number(Math.ceil(bytes / 1000))} kB` : `${number(Math.round(bytes / (MEGA / 10)) / 10)} MB`);
