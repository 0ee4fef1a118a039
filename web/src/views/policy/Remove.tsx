import { useRef, useState } from "preact/hooks";

import { Problem, reach } from "../../api/client";
import type { PolicyDetail } from "../../api/types";
import { useService } from "../../api/service";
import { t } from "../../i18n";
import { keepKey, recallKey } from "../../lib/key";
import { navigate } from "../../lib/router";

/** Takes a policy out, after a question, with the key; not there where the service takes no writes. */
export function Remove({ policy }: { policy: PolicyDetail }) {
  const service = useService();
  const dialog = useRef<HTMLDialogElement>(null);
  if (service.state !== "ready" || !service.value.uploads) return null;
  return (
    <>
      <button class="button quiet danger" onClick={() => dialog.current?.showModal()}>
        {t("policy.delete")}
      </button>
      <dialog ref={dialog} class="dialog" aria-labelledby="remove-title">
        <Question policy={policy} close={() => dialog.current?.close()} />
      </dialog>
    </>
  );
}

function Question({ policy, close }: { policy: PolicyDetail; close: () => void }) {
  const [key, setKey] = useState(recallKey);
  const [error, setError] = useState("");
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    try {
      await remove(policy.id, key);
      keepKey(key);
      navigate("/policies");
    } catch (problem) {
      setError(problem instanceof Problem && problem.status ? problem.message : t("state.offline"));
    }
  };
  return (
    <form onSubmit={submit}>
      <h2 id="remove-title">{policy.title ?? t("policies.untitled")}</h2>
      <p>{t("policy.delete.confirm")}</p>
      <label class="field">
        <span>{t("policy.delete.key")}</span>
        <input type="password" autocomplete="off" required value={key} onInput={(event) => setKey(event.currentTarget.value)} />
      </label>
      {error && (
        <p class="error" role="alert">
          {error}
        </p>
      )}
      <p class="actions">
        <button class="button danger" type="submit">
          {t("policy.delete.yes")}
        </button>
        <button class="button quiet" type="button" onClick={close}>
          {t("policy.delete.no")}
        </button>
      </p>
    </form>
  );
}

async function remove(id: string, key: string): Promise<void> {
  await reach(`/v1/policies/${encodeURIComponent(id)}`, { method: "DELETE", headers: { "X-API-Key": key } });
}
