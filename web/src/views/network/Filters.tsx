import { t } from "../../i18n";
import { place, setQuery } from "../../lib/router";
import { Input, Select } from "../../parts/Fields";
import { CityField, PolicyField } from "../../parts/scope";
import { BASES, FILTERS, ROLES } from "./filters";

export function Filters() {
  const count = FILTERS.filter((name) => place.value.query.get(name)).length;
  return (
    <details class="network-filters" open={count > 0}>
      <summary>
        {t("filter.title")}
        {count > 0 && <span class="count">{count}</span>}
      </summary>
      <div class="filter-grid">
        <CityField />
        <PolicyField />
        <Select label={t("filter.role")} name="role" options={ROLES.map((role) => [role, t(`role.${role}`)])} />
        <Select label={t("filter.basis")} name="basis" options={BASES.map((basis) => [basis, t(`basis.${basis}`)])} />
        <Input label={t("filter.weight")} name="min_weight" type="number" min={1} />
        <Input label={t("filter.after")} name="due_after" type="date" />
        <Input label={t("filter.before")} name="due_before" type="date" />
        {count > 0 && (
          <button class="button quiet" onClick={() => setQuery(Object.fromEntries(FILTERS.map((name) => [name, null])))}>
            {t("filter.clear")}
          </button>
        )}
      </div>
    </details>
  );
}
