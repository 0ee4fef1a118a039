import { t } from "../../i18n";
import { place } from "../../lib/router";
import { chosen } from "../../parts/Fields";
import { Filters } from "../../parts/Filters";
import { Page } from "../../parts/Page";
import { CityField, PolicyField } from "../../parts/scope";
import { Heat } from "./Heat";
import { Load } from "./Load";
import type { Scope } from "./scope";
import "./charts.css";

const CHARTS = [
  ["load", "charts.load", Load],
  ["heat", "charts.heat", Heat],
] as const;

const SCOPE = ["city", "policy"] as const;

export function Charts() {
  const scope: Scope = chosen(SCOPE);
  const [name, , View] = CHARTS.find(([one]) => one === place.value.query.get("chart")) ?? CHARTS[0];
  return (
    <Page title={t("charts.title")}>
      <nav class="tabs" aria-label={t("charts.title")}>
        {CHARTS.map(([one, words]) => (
          <a key={one} href={address(one)} aria-current={one === name ? "page" : undefined}>
            {t(words)}
          </a>
        ))}
      </nav>
      <Filters names={SCOPE}>
        <CityField />
        <PolicyField />
      </Filters>
      <View scope={scope} />
    </Page>
  );
}

/** The same filters, another chart. */
function address(name: string): string {
  const query = new URLSearchParams(place.value.query);
  query.set("chart", name);
  return `/charts?${query}`;
}
