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
  return (
    <When data={made}>
      {(found) =>
        found.length ? (
          <>
            <p class="count" role="status">
              {t("decided.count", { n: number(found.length) })}
            </p>
            <ul class="pairs">
              {[...found].reverse().map((one) => (
                <Decision key={one.id} of={one} apiKey={apiKey} />
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

function Decision({ of, apiKey }: { of: Made; apiKey: string }) {
  const judging = useJudging(apiKey);
  const { kind, reason, surfaces, change } = of.judgement;
  const details = [...(surfaces ?? []), ...Object.entries(change ?? {}).map(([field, value]) => `${field}: ${String(value)}`)];
  return (
    <li class="card pair" data-testid="decision">
      <p>
        <span class="tag">{t(`decided.${kind}`)}</span> <Meant of={of} /> <span class="faint">{details.join(", ")}</span>
      </p>
      {reason && <p class="faint">{reason}</p>}
      <p class="actions">
        <button class="button quiet small" disabled={judging.busy || judging.taken} onClick={() => judging.takeBack(of.id)}>
          {t("judge.undo")}
        </button>
      </p>
      <p role="status">{judging.told}</p>
    </li>
  );
}

/** The nodes that are meant, with what they are from now on, or the fact. */
function Meant({ of: { judgement } }: { of: Made }) {
  const { what, ids, into, policy } = judgement;
  if (what === "fact") return policy ? <a href={toFact(policy, ids[0] ?? "")}>{ids[0]}</a> : <code>{ids[0]}</code>;
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
