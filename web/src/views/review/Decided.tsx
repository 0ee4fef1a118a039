import { useEffect, useState } from "preact/hooks";

import { get } from "../../api/client";
import { judgements } from "../../api/judging";
import type { Made } from "../../api/judging";
import { useData } from "../../api/use";
import { t } from "../../i18n";
import { number } from "../../lib/format";
import { toAgency, toFact, toIndicator } from "../../lib/links";
import { Empty, When } from "../../parts/State";
import { useJudging } from "../../parts/useJudging";
import { WithKey } from "./WithKey";

/** What people decided, the latest first; each can be taken back. */
export function Decided() {
  return <WithKey show={t("decided.show")}>{(key) => <Decisions apiKey={key} />}</WithKey>;
}

function Decisions({ apiKey }: { apiKey: string }) {
  const made = useData(`judgements ${apiKey}`, (signal) => judgements(apiKey, signal));
  const [taken, setTaken] = useState(0);
  return (
    <When data={made}>
      {(found) =>
        found.length ? (
          <>
            <p class="count" role="status">
              {t("decided.count", { n: number(found.length - taken) })}
            </p>
            <ul class="pairs">
              {[...found].reverse().map((one) => (
                <Decision key={one.id} of={one} apiKey={apiKey} onTaken={() => setTaken(taken + 1)} />
              ))}
            </ul>
          </>
        ) : (
          <Empty />
        )
      }
    </When>
  );
}

function Decision({ of, apiKey, onTaken }: { of: Made; apiKey: string; onTaken: () => void }) {
  const judging = useJudging(apiKey);
  const { kind, reason, surfaces, change } = of.judgement;
  const details = [...(surfaces ?? []), ...Object.entries(change ?? {}).map(([field, value]) => `${field}: ${String(value)}`)];
  useEffect(() => {
    if (judging.taken) onTaken();
  }, [judging.taken]);
  if (judging.taken) {
    return (
      <li class="card pair" data-testid="decision">
        <p role="status">{judging.told}</p>
      </li>
    );
  }
  return (
    <li class="card pair" data-testid="decision">
      <p>
        <span class="tag">{t(`decided.${kind}`)}</span> <Meant of={of} /> <span class="faint">{details.join(", ")}</span>
      </p>
      {reason && <p class="faint">{reason}</p>}
      <p class="actions">
        <button class="button quiet small" disabled={judging.busy} onClick={() => judging.takeBack(of.id)}>
          {t("judge.undo")}
        </button>
      </p>
      <p role="status">{judging.told}</p>
    </li>
  );
}

/** What is judged, in its own words; one that was dropped has none any more. */
function Fact({ id, policy }: { id: string; policy: string | null }) {
  const found = useData(`fact ${id}`, (signal) => get("/v1/facts/{id}", { params: { id }, signal }));
  const words = found.state === "ready" ? found.value : null;
  const name = words ? `${words.label} · ${words.policy_title ?? ""}` : id;
  return (
    <>
      {policy ? (
        <a href={toFact(policy, id)} title={id}>
          {name}
        </a>
      ) : (
        name
      )}
      {words && <q class="quote">{words.sentence}</q>}
    </>
  );
}

/** The nodes that are meant, with what they are from now on, or the fact. */
function Meant({ of: { judgement } }: { of: Made }) {
  const { what, ids, into, policy } = judgement;
  if (what === "fact") return <Fact id={ids[0] ?? ""} policy={policy ?? null} />;
  const to = what === "agency" ? toAgency : toIndicator;
  return (
    <>
      {ids.map((id) => (
        <>
          <a key={id} href={to(id)}>
            {id}
          </a>{" "}
        </>
      ))}
      {into && (
        <>
          → <a href={to(into.id)}>{into.name}</a>
        </>
      )}
    </>
  );
}
