import { Problem, get } from "../../api/client";
import type { City as CityRow } from "../../api/types";
import { useData } from "../../api/use";
import { t } from "../../i18n";
import { named } from "../../lib/format";
import { toCity } from "../../lib/links";
import { Facts, Page, Section } from "../../parts/Page";
import { When } from "../../parts/State";
import { AgencyList } from "../agencies/Agencies";
import { TargetList, TaskList } from "../../parts/tables";
import { CityTable } from "../cities/Cities";
import { PolicyList } from "../policies/Policies";
import type { ViewProps } from "../view";

interface Found {
  readonly city: CityRow;
  readonly below: readonly CityRow[];
}

export function City({ params }: ViewProps) {
  const id = params["id"] ?? "";
  const found = useData(`city ${id}`, (signal) => find(id, signal));
  return <When data={found}>{(value) => <Shown {...value} />}</When>;
}

/** The service tells all divisions at once; there are few. */
async function find(id: string, signal: AbortSignal): Promise<Found> {
  const cities = await get("/v1/cities", { signal });
  const city = cities.find((one) => one.id === id);
  if (!city) throw new Problem(404, id);
  return { city, below: cities.filter((one) => one.id.startsWith(`${id}/`)) };
}

function Shown({ city, below }: Found) {
  const where = { city: city.id };
  return (
    <Page
      title={city.name}
      kicker={<Above path={city.id} />}
      actions={
        <a class="button" href={`/network?city=${encodeURIComponent(city.id)}`}>
          {t("policy.network")}
        </a>
      }
    >
      <Facts
        of={[
          [t("field.level"), named("level", city.level)],
          [t("field.adcode"), city.adcode],
        ]}
      />
      <Section title={t("city.policies")}>
        <PolicyList asked={{ query: where }} order="policies" />
      </Section>
      {below.length > 0 && (
        <Section title={t("city.below")}>
          <CityTable rows={below} />
        </Section>
      )}
      <Section title={t("city.agencies")}>
        <AgencyList asked={{ query: where }} order="agencies" />
      </Section>
      <Section title={t("city.tasks")}>
        <TaskList label={t("city.tasks")} path="/v1/tasks" asked={{ query: where }} />
      </Section>
      <Section title={t("city.targets")}>
        <TargetList label={t("city.targets")} asked={{ query: where }} order="targets" />
      </Section>
    </Page>
  );
}

/** The divisions that a division is part of, as links. */
function Above({ path }: { path: string }) {
  const parts = path.split("/").slice(0, -1);
  if (!parts.length) return <a href="/cities">{t("cities.title")}</a>;
  return (
    <>
      {parts.map((part, at) => (
        <span key={part}>
          {at > 0 && " › "}
          <a href={toCity(parts.slice(0, at + 1).join("/"))}>{part}</a>
        </span>
      ))}
    </>
  );
}
