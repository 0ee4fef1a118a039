import { useState } from "preact/hooks";

import type { Agency, Found } from "../api/types";
import { t } from "../i18n";
import { toAgency } from "../lib/links";
import { KeyField } from "./KeyField";
import { Search } from "./Search";
import { useJudging } from "./useJudging";
import { TakeBack, mergeWords } from "./TakeBack";

/** Who has the key says that an agency is another one. Not there where the service takes no judgements. */
export function Merge({ agency }: { agency: Agency }) {
  const judging = useJudging();
  const [other, setOther] = useState<Found | null>(null);
  if (!judging.open) return null;
  const same = other?.id === agency.id;
  return (
    <details class="judge merge" data-testid="merge">
      <summary>{t("merge.title")}</summary>
      <p class="hint">{t("merge.hint")}</p>
      <Search label={t("merge.other")} placeholder={t("filter.pick")} kinds={["agency"]} onChoose={setOther} />
      {other && (
        <p>
          {t("merge.into", { name: agency.name })} <a href={toAgency(other.id)}>{other.name}</a>{" "}
          <span class="faint">{other.place}</span>
        </p>
      )}
      <KeyField value={judging.key} onKey={judging.setKey} />
      <p class="actions">
        <button
          class="button small"
          disabled={!judging.key || !other || same || judging.busy || judging.made !== null}
          onClick={() => other && judging.say({ kind: "merge", ids: [agency.id, other.id] }, mergeWords)}
        >
          {t("merge.do")}
        </button>
        <TakeBack of={judging} />
      </p>
      <p role="status">{same ? t("merge.same") : judging.told}</p>
    </details>
  );
}
