import { t } from "../../i18n";
import { CityField, PolicyField, SureField } from "../../parts/scope";
import { Filters } from "../../parts/Filters";
import { Input, Select, chosen } from "../../parts/Fields";
import { Page } from "../../parts/Page";
import { TargetList } from "../../parts/tables";

const NAMES = ["q", "agency", "policy", "city", "kind", "due_after", "due_before", "min_confidence"] as const;

/** All figures that policies set and report. */
export function Targets() {
  return (
    <Page title={t("targets.title")}>
      <Filters names={NAMES} first={<Input label={t("filter.search")} name="q" type="search" />}>
        <Input label={t("filter.agency")} name="agency" type="search" />
        <PolicyField />
        <CityField />
        <Select label={t("filter.kind")} name="kind" options={[["target", t("fact.TARGETS")], ["report", t("fact.REPORTS")]]} />
        <Input label={t("filter.after")} name="due_after" type="date" />
        <Input label={t("filter.before")} name="due_before" type="date" />
        <SureField />
      </Filters>
      <TargetList label={t("targets.title")} asked={{ query: chosen(NAMES) as object }} />
    </Page>
  );
}
