import { t } from "../../i18n";
import { setQuery } from "../../lib/router";
import { BYS } from "./groups";
import type { By } from "./groups";

/** What a node is: an agency, a place or a function. */
export function Grouping({ by }: { by: By | null }) {
  return (
    <div class="grouping" role="group" aria-label={t("network.group")}>
      {([null, ...BYS] as const).map((one) => (
        <button key={one} class="button quiet toggle small" aria-pressed={one === by} onClick={() => setQuery({ group: one ?? "none", agency: null, partner: null })}>
          {t(one ? `network.group.${one}` : "network.group.none")}
        </button>
      ))}
    </div>
  );
}
