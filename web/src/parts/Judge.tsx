import { useState } from "preact/hooks";

import { Problem, reach } from "../api/client";
import { useService } from "../api/service";
import { t } from "../i18n";
import { keepKey, recallKey } from "../lib/key";

type Said = "confirm" | "drop";

/** Who has the key says whether a fact is right; it is read again then. Not there where the service takes no writes. */
export function Judge({ fact }: { fact: string }) {
  const service = useService();
  const [key, setKey] = useState(recallKey);
  const [told, setTold] = useState("");
  if (service.state !== "ready" || !service.value.judging) return null;
  const say = async (kind: Said): Promise<void> => {
    try {
      await judge(kind, fact, key);
      keepKey(key);
      setTold(t(kind === "confirm" ? "judge.confirmed" : "judge.dropped"));
    } catch (problem) {
      setTold(problem instanceof Problem && problem.status ? problem.message : t("state.offline"));
    }
  };
  return (
    <details class="judge">
      <summary>{t("judge.title")}</summary>
      <label class="field">
        <span>{t("policy.delete.key")}</span>
        <input type="password" autocomplete="off" value={key} onInput={(event) => setKey(event.currentTarget.value)} />
      </label>
      <p class="actions">
        <button class="button small" disabled={!key} onClick={() => say("confirm")}>
          {t("judge.confirm")}
        </button>
        <button class="button quiet danger small" disabled={!key} onClick={() => say("drop")}>
          {t("judge.drop")}
        </button>
      </p>
      <p role="status">{told}</p>
    </details>
  );
}

async function judge(kind: Said, fact: string, key: string): Promise<void> {
  const headers = { "X-API-Key": key, "Content-Type": "application/json" };
  await reach("/v1/judgements", { method: "POST", headers, body: JSON.stringify({ kind, ids: [fact] }) });
}
