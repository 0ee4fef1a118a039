import { t } from "../../i18n";
import { Input, Select, chosen } from "../../parts/Fields";
import { Filters } from "../../parts/Filters";
import { Page } from "../../parts/Page";
import { Pick } from "../../parts/Pick";
import { CityField, PolicyField, SureField } from "../../parts/scope";
import { PartList, TaskList } from "../../parts/tables";
import { GAPS } from "../gaps/names";

const ROLES = ["lead", "support"] as const;
const BASES = ["explicit", "sole", "first_listed", "subject"] as const;
const STATUSES = ["planned", "reported"] as const;
const COMMON = ["q", "agency", "policy", "city", "status", "role", "basis", "due_after", "due_before", "min_confidence"] as const;
const NAMES = [...COMMON, "gap", "partner", "function"] as const;

/** With a role or basis the rows are parts of agencies, else tasks. */
export function Tasks() {
  const where = chosen(NAMES);
  const parts = Boolean(where.role ?? where.basis);
  return (
    <Page title={t("tasks.title")}>
      <TaskFilters />
      {parts ? (
        <PartList label={t("tasks.title")} path="/v1/responsibilities" asked={{ query: chosen(COMMON) as object }} />
      ) : (
        <TaskList label={t("tasks.title")} path="/v1/tasks" asked={{ query: where as object }} />
      )}
    </Page>
  );
}

function TaskFilters() {
  return (
    <Filters names={NAMES} first={<Input label={t("tasks.search")} name="q" type="search" />}>
      <Pick label={t("filter.agency")} name="agency" kind="agency" />
      <Select label={t("filter.role")} name="role" options={ROLES.map((one) => [one, t(`role.${one}`)])} />
      <Select label={t("filter.basis")} name="basis" options={BASES.map((one) => [one, t(`basis.${one}`)])} />
      <PolicyField />
      <CityField />
      <Select label={t("filter.status")} name="status" options={STATUSES.map((one) => [one, t(`status.${one}`)])} />
      <Select label={t("filter.gap")} name="gap" options={GAPS.map((one) => [one, t(`gap.${one}`)])} />
      <Input label={t("filter.after")} name="due_after" type="date" />
      <Input label={t("filter.before")} name="due_before" type="date" />
      <SureField />
    </Filters>
  );
}
