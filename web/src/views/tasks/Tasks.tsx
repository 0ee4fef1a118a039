import { all } from "../../api/client";
import { cityOptions, policyOptions } from "../../api/options";
import type { Responsibility, Task } from "../../api/types";
import { useData } from "../../api/use";
import { t } from "../../i18n";
import { Input, Select, chosen } from "../../parts/Fields";
import { Page } from "../../parts/Page";
import { Empty, When } from "../../parts/State";
import { PartTable, TaskTable } from "../../parts/tables";

const ROLES = ["lead", "support"] as const;
const BASES = ["explicit", "sole", "first_listed", "subject"] as const;
const STATUSES = ["planned", "reported"] as const;
const NAMES = ["q", "policy", "city", "status", "role", "basis", "due_after", "due_before"] as const;

/** With a role or basis the rows are parts of agencies, else tasks. */
export function Tasks() {
  const where = chosen(NAMES);
  const parts = Boolean(where.role ?? where.basis);
  const rows = useData(JSON.stringify(where), async (signal): Promise<readonly (Responsibility | Task)[]> =>
    parts ? all("/v1/responsibilities", { query: where as object, signal }) : all("/v1/tasks", { query: where as object, signal }),
  );
  return (
    <Page title={t("tasks.title")}>
      <TaskFilters />
      <When data={rows}>
        {(found) => {
          if (!found.length) return <Empty />;
          if (parts) return <PartTable rows={found as Responsibility[]} label={t("tasks.title")} />;
          return <TaskTable rows={found as Task[]} label={t("tasks.title")} />;
        }}
      </When>
    </Page>
  );
}

function TaskFilters() {
  const cities = useData("cities", cityOptions);
  const policies = useData("policies", policyOptions);
  return (
    <div class="filters">
      <Input label={t("tasks.search")} name="q" type="search" />
      <Select label={t("filter.policy")} name="policy" options={policies.state === "ready" ? policies.value : []} />
      <Select label={t("filter.city")} name="city" options={cities.state === "ready" ? cities.value : []} />
      <Select label={t("filter.status")} name="status" options={STATUSES.map((one) => [one, t(`status.${one}`)])} />
      <Select label={t("filter.role")} name="role" options={ROLES.map((one) => [one, t(`role.${one}`)])} />
      <Select label={t("filter.basis")} name="basis" options={BASES.map((one) => [one, t(`basis.${one}`)])} />
      <Input label={t("filter.after")} name="due_after" type="date" />
      <Input label={t("filter.before")} name="due_before" type="date" />
    </div>
  );
}
