import { get } from "../../api/client";
import type { Agency as AgencyRow } from "../../api/types";
import { useData } from "../../api/use";
import { t } from "../../i18n";
import { named } from "../../lib/format";
import { toNetwork } from "../../lib/links";
import { Split } from "../../parts/Badge";
import { Merge } from "../../parts/Merge";
import { Facts, Page, Section } from "../../parts/Page";
import { When } from "../../parts/State";
import { PartList, TargetList } from "../../parts/tables";
import { AgencyPlace } from "../agencies/Agencies";
import { Partners } from "../together/Together";
import type { ViewProps } from "../view";

export function Agency({ params }: ViewProps) {
  const id = params["id"] ?? "";
  const agency = useData(`agency ${id}`, (signal) => get("/v1/agencies/{id}", { params: { id }, signal }));
  return <When data={agency}>{(row) => <Shown agency={row} />}</When>;
}

function Shown({ agency }: { agency: AgencyRow }) {
  const { id } = agency;
  const aliases = agency.aliases.filter((alias) => alias !== agency.name);
  return (
    <Page
      title={agency.name}
      kicker={<AgencyPlace place={agency.place} />}
      actions={
        <>
        <a class="button" href={toNetwork(id)}>
          {t("agency.network")}
        </a>
        <a class="button quiet" href={`/due?agency=${encodeURIComponent(id)}`}>
          {t("due.title")}
        </a>
        </>
      }
    >
      <Facts
        of={[
          [t("field.kind"), named("agency", agency.kind)],
          [t("field.function"), agency.function],
          [t("agency.also"), aliases.join("、")],
          [t("field.policy"), agency.policy_title],
          [t("field.load"), <Load agency={agency} />],
        ]}
      />
      <Merge agency={agency} />
      <Section title={t("agency.tasks")}>
        <PartList label={`${agency.name} ${t("agency.tasks")}`} path="/v1/agencies/{id}/tasks" asked={{ params: { id } }} agency={false} />
      </Section>
      <Section title={t("agency.targets")}>
        <TargetList label={t("agency.targets")} asked={{ query: { agency: id } }} order="targets" />
      </Section>
      <Section title={t("together.partners")}>
        <Partners agency={id} />
      </Section>
    </Page>
  );
}

function Load({ agency }: { agency: AgencyRow }) {
  const { leads, supports } = agency;
  return (
    <span class="load">
      <Split leads={leads} supports={supports} most={leads + supports} />
      {t("agency.split", { leads, supports })}
    </span>
  );
}
