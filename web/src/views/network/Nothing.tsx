import { t } from "../../i18n";
import { setQuery } from "../../lib/router";
import { Empty, EmptyGraph } from "../../parts/State";
import { FILTERS } from "./filters";

/** No agency: because of the filters, or because there is no document yet. */
export function Nothing({ filtered }: { filtered: boolean }) {
  if (!filtered) return <EmptyGraph />;
  return (
    <Empty>
      <p class="state-title">{t("network.empty")}</p>
      <button class="button" onClick={() => setQuery(Object.fromEntries(FILTERS.map((name) => [name, null])))}>
        {t("filter.clear")}
      </button>
    </Empty>
  );
}
