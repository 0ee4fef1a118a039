import { candidates } from "../../api/judging";
import type { Candidates, Entity } from "../../api/judging";
import { useData } from "../../api/use";
import { t } from "../../i18n";
import { number, placeName } from "../../lib/format";
import { toAgency, toIndicator } from "../../lib/links";
import { place } from "../../lib/router";
import { Select } from "../../parts/Fields";
import { Empty, When } from "../../parts/State";
import { TakeBack, mergeWords } from "../../parts/TakeBack";
import { useJudging } from "../../parts/useJudging";
import { WithKey } from "./WithKey";

const MOST = 100;

/** Pairs that stand as two and may be one: who has the key decides. */
export function Alike() {
  const kind: Entity = place.value.query.get("alike") === "indicator" ? "indicator" : "agency";
  const kinds = <Select label={t("filter.kind")} name="alike" none={t("search.kind.agency")} options={[["indicator", t("search.kind.indicator")]]} />;
  return (
    <WithKey fields={kinds} show={t("alike.show")}>
      {(key) => <Pairs kind={kind} apiKey={key} />}
    </WithKey>
  );
}

function Pairs({ kind, apiKey }: { kind: Entity; apiKey: string }) {
  const pairs = useData(`alike ${kind} ${apiKey}`, (signal) => candidates(kind, apiKey, signal));
  return (
    <When data={pairs}>
      {(found) =>
        found.length ? (
          <>
            <p class="count" role="status">
              {t("table.rows.of", { n: number(Math.min(MOST, found.length)), total: number(found.length) })}
            </p>
            <ul class="pairs">
              {found.slice(0, MOST).map((pair) => (
                <Pair key={pair.ids.join(" ")} pair={pair} kind={kind} apiKey={apiKey} />
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

function Pair({ pair, kind, apiKey }: { pair: Candidates; kind: Entity; apiKey: string }) {
  const judging = useJudging(apiKey);
  const [one, other] = pair.ids;
  const [name, otherName] = pair.names;
  const to = kind === "agency" ? toAgency : toIndicator;
  const decided = judging.busy || judging.made !== null;
  return (
    <li class="card pair" data-testid="pair">
      <p>
        <a href={to(one)}>{name}</a> <span aria-hidden="true">/</span> <a href={to(other)}>{otherName}</a>{" "}
        <span class="faint">
          {[pair.place ? placeName(pair.place) : "", `${Math.round(100 * pair.score)} %`].filter(Boolean).join(" · ")}
        </span>
      </p>
      <p class="actions">
        <button class="button small" disabled={decided} onClick={() => judging.say({ kind: "merge", ids: [other, one] }, mergeWords)}>
          {t("alike.one", { name })}
        </button>
        <button class="button small" disabled={decided} onClick={() => judging.say({ kind: "merge", ids: [one, other] }, mergeWords)}>
          {t("alike.one", { name: otherName })}
        </button>
        <button class="button quiet small" disabled={decided} onClick={() => judging.say({ kind: "apart", ids: [one, other] }, () => t("alike.kept"))}>
          {t("alike.two")}
        </button>
        <TakeBack of={judging} />
      </p>
      <p role="status">{judging.told}</p>
    </li>
  );
}
