import { useEffect } from "preact/hooks";

import { get } from "../../api/client";
import type { Agency, Indicator, Policy } from "../../api/types";
import { useData } from "../../api/use";
import { t } from "../../i18n";
import { day, number, placeName } from "../../lib/format";
import { toCompare, toFound, toPolicy } from "../../lib/links";
import { navigate } from "../../lib/router";
import { Search } from "../../parts/Search";
import { EmptyGraph, When } from "../../parts/State";
import "./home.css";

const LATEST = 6;

/** What this is, one search over everything, four questions that lead to answers, and what is in it. */
export function Home() {
  useEffect(() => {
    document.title = t("app.name");
  });
  return (
    <div class="page home">
      <header class="hero">
        <h1>{t("home.title")}</h1>
        <p>{t("home.lead")}</p>
        <Search
          label={t("home.search")}
          placeholder={t("home.search.hint")}
          onChoose={(found) => navigate(toFound(found))}
        />
      </header>
      <Held />
    </div>
  );
}

interface Known {
  readonly counts: readonly (readonly [Kind, number])[];
  readonly latest: readonly Policy[];
  readonly busiest: Agency | undefined;
  readonly compared: Indicator | undefined;
}

type Kind = "policies" | "tasks" | "agencies" | "targets" | "indicators";

function Held() {
  const known = useData("home", find);
  return (
    <When data={known}>
      {(found) =>
        found.counts[0]?.[1] ? (
          <>
            <Questions {...found} />
            <Counts of={found.counts} />
            <Latest policies={found.latest} />
          </>
        ) : (
          <EmptyGraph />
        )
      }
    </When>
  );
}

async function find(signal: AbortSignal): Promise<Known> {
  const [policies, tasks, agencies, offices, targets, indicators] = await Promise.all([
    get("/v1/policies", { query: { sort: "-issued_on", limit: LATEST }, signal }),
    get("/v1/tasks", { query: { limit: 1 }, signal }),
    get("/v1/agencies", { query: { limit: 1 }, signal }),
    get("/v1/agencies", { query: { kind: "government", sort: "-load", limit: 1 }, signal }),
    get("/v1/targets", { query: { limit: 1 }, signal }),
    get("/v1/indicators", { query: { sort: "-targets", limit: 1 }, signal }),
  ]);
  const pages = { policies, tasks, agencies, targets, indicators };
  return {
    counts: (Object.keys(pages) as Kind[]).map((kind) => [kind, pages[kind].total]),
    latest: policies.items,
    busiest: offices.items[0],
    compared: indicators.items[0],
  };
}

function Questions({ busiest, compared }: Known) {
  return (
    <ul class="questions" aria-label={t("home.questions")}>
      {busiest && (
        <li>
          <a href={`/tasks?agency=${encodeURIComponent(busiest.id)}&role=lead`}>
            {t("home.ask.leads", { agency: busiest.name, place: placeName(busiest.place) })}
          </a>
        </li>
      )}
      <li>
        <a href="/due?state=overdue_unreported">{t("home.ask.due")}</a>
      </li>
      <li>
        <a href="/tasks?gap=no_lead&status=planned">{t("home.ask.gaps")}</a>
      </li>
      {compared && (
        <li>
          <a href={toCompare(compared.id)}>{t("home.ask.compare", { indicator: compared.name })}</a>
        </li>
      )}
    </ul>
  );
}

function Counts({ of }: { of: Known["counts"] }) {
  return (
    <ul class="counts-line">
      {of.map(([kind, count]) => (
        <li key={kind}>
          <a href={`/${kind}`}>
            <strong>{number(count)}</strong> {t(`nav.${kind}`)}
          </a>
        </li>
      ))}
      <li>
        <a href="/network">{t("nav.network")} →</a>
      </li>
    </ul>
  );
}

function Latest({ policies }: { policies: readonly Policy[] }) {
  return (
    <section class="section">
      <h2>{t("home.latest")}</h2>
      <ul class="latest">
        {policies.map((policy) => (
          <li key={policy.id}>
            <a class="document-title" href={toPolicy(policy.id)}>
              {policy.title ?? t("policies.untitled")}
            </a>{" "}
            <span class="faint">
              {[policy.city ? placeName(policy.city) : "", day(policy.issued_on ?? policy.published_on)].filter(Boolean).join(" · ")}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
