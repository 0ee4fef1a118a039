import { t } from "../../i18n";
import { setQuery } from "../../lib/router";
import { Empty } from "../../parts/State";
import { FILTERS } from "./filters";

/** No agency: because of the filters, or because there is no document yet. */
export function Nothing({ filtered }: { filtered: boolean }) {
  return (
    <Empty>
      <p class="state-title">{t(filtered ? "network.empty" : "state.empty.graph")}</p>
      {filtered ? (
        <button class="button" onClick={() => setQuery(Object.fromEntries(FILTERS.map((name) => [name, null])))}>
          {t("filter.clear")}
        </button>
      ) : (
        <>
          <p>{t("state.empty.graph.hint")}</p>
          <a class="button" href="/add">
            {t("add.title")}
          </a>
        </>
      )}
    </Empty>
  );
}
