import { t } from "../i18n";
import { KeyField } from "./KeyField";
import { useJudging } from "./useJudging";

/** Who has the key says whether a fact is right; it is read again then. Not there where the service takes no writes. */
export function Judge({ fact }: { fact: string }) {
  const judging = useJudging();
  if (!judging.open) return null;
  const { key, setKey, busy, told, say } = judging;
  return (
    <details class="judge">
      <summary>{t("judge.title")}</summary>
      <KeyField value={key} onKey={setKey} />
      <p class="actions">
        <button class="button small" disabled={!key || busy} onClick={() => say({ kind: "confirm", ids: [fact] }, () => t("judge.confirmed"))}>
          {t("judge.confirm")}
        </button>
        <button class="button quiet danger small" disabled={!key || busy} onClick={() => say({ kind: "drop", ids: [fact] }, () => t("judge.dropped"))}>
          {t("judge.drop")}
        </button>
      </p>
      <p role="status">{told}</p>
    </details>
  );
}
