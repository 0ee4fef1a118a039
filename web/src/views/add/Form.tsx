import { useRef, useState } from "preact/hooks";

import { t } from "../../i18n";
import { number } from "../../lib/format";
import { recallKey } from "../../lib/key";
import { dropped } from "./upload";
import type { Chosen } from "./upload";

interface Props {
  /** Bytes that the service takes at the most. */
  readonly most: number;
  readonly onChosen: (chosen: Chosen) => void;
}

/** Files or a folder, by drop or by choice, and the key. */
export function Form({ most, onChosen }: Props) {
  const [files, setFiles] = useState<readonly File[]>([]);
  const [key, setKey] = useState(recallKey);
  const [any, setAny] = useState(false);
  const [error, setError] = useState("");
  const send = (event: Event): void => {
    event.preventDefault();
    const wrong = check(files, key, most);
    if (wrong) setError(wrong);
    else onChosen({ files, apiKey: key, any });
  };
  return (
    <form class="add-form" onSubmit={send}>
      <Drop files={files} most={most} onFiles={(chosen) => (setFiles(chosen), setError(""))} />
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
        <button class="button" type="submit" disabled={!files.length}>
          {t("add.send")}
        </button>
      </p>
    </form>
  );
}

interface DropProps {
  readonly files: readonly File[];
  readonly most: number;
  readonly onFiles: (files: readonly File[]) => void;
}

function Drop({ files, most, onFiles }: DropProps) {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const take = (chosen: readonly File[]): void => {
    if (chosen.length) onFiles(chosen);
  };
  const total = files.reduce((sum, file) => sum + file.size, 0);
  return (
    <div
      class={over ? "drop over" : "drop"}
      onDragOver={(event) => (event.preventDefault(), setOver(true))}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => (event.preventDefault(), setOver(false), void dropped(event.dataTransfer).then(take))}
    >
      <p class="drop-name">{files.length ? files.slice(0, MOST_NAMED).map((file) => file.name).join(t("list.comma")) : t("add.drop")}</p>
      {files.length > 0 && <p class="faint">{t("add.chosen", { n: files.length, size: size(total) })}</p>}
      <button class="button quiet" type="button" onClick={() => input.current?.click()}>
        {t("add.choose")}
      </button>
      <input
        ref={input}
        class="sr"
        type="file"
        multiple
        tabIndex={-1}
        aria-label={t("add.choose")}
        accept=".txt,.html,.htm,.docx,.pdf,.xlsx,.zip"
        data-testid="file"
        onChange={(event) => take([...(event.currentTarget.files ?? [])])}
      />
      <p class="hint">{t("add.formats", { size: size(most) })}</p>
    </div>
  );
}

/** What a header can carry. */
const KEY = /^[\x20-\x7e]*[\x21-\x7e][\x20-\x7e]*$/;

/** What is wrong before anything is sent; empty where nothing is. */
function check(files: readonly File[], key: string, most: number): string {
  if (!KEY.test(key)) return t("add.nokey");
  const large = files.find((file) => file.size > most);
  return large ? `${large.name}: ${t("add.toobig", { size: size(most) })}` : "";
}

const MOST_NAMED = 5;
const MEGA = 1_000_000;

const size = (bytes: number): string => (bytes < MEGA ? `${number(Math.ceil(bytes / 1000))} kB` : `${number(Math.round(bytes / (MEGA / 10)) / 10)} MB`);
