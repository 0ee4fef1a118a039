import { t } from "../../i18n";
import { theme } from "../../lib/preferences";
import { setQuery } from "../../lib/router";
import { communityColor, palette, shares } from "./graph/palette";
import type { Coloring } from "./graph/palette";
import type { Picture } from "./graph/picture";
import type { NodeData } from "./graph/point";

const MOST = 7;

/** What colour, shade, size and line mean; a community is called by its busiest agency. */
export function Legend({ picture, coloring, unfolded }: { picture: Picture; coloring: Coloring; unfolded: boolean }) {
  const colors = palette(theme.value);
  const { lead, support } = shares(colors, coloring, 0);
  const byCommunity = coloring === "community";
  return (
    <div class="legend" role="note" aria-label={t("network.legend")}>
      <ul>
        <li>
          <i class="dot" style={{ background: lead }} />
          {t("network.legend.lead")}
        </li>
        <li>
          <i class="dot" style={{ background: support }} />
          {t("network.legend.support")}
        </li>
        {unfolded && (
          <>
            <li>
              <i class="dot small" style={{ background: colors.task }} />
              {t("network.legend.task")}
            </li>
            <li>
              <i class="dot small" style={{ background: colors.indicator }} />
              {t("network.legend.indicator")}
            </li>
          </>
        )}
        <li>{t("network.legend.size")}</li>
        <li>{t("network.legend.link")}</li>
      </ul>
      <ul>
        <li>
          <button class="button quiet toggle small" aria-pressed={byCommunity} onClick={() => setQuery({ color: byCommunity ? null : "community" })}>
            {t("network.legend.community")}
          </button>
        </li>
        {byCommunity && busiest(picture).map((node) => (
          <li key={node.community}>
            <i class="dot" style={{ background: communityColor(colors, node.community) }} />
            {node.name}…
          </li>
        ))}
      </ul>
    </div>
  );
}

function busiest(picture: Picture): NodeData[] {
  const found = new Map<number, NodeData>();
  picture.graph.forEachNode((_, data) => {
    const held = found.get(data.community);
    if (data.community >= 0 && data.community < MOST && (!held || held.size < data.size)) found.set(data.community, data);
  });
  return [...found.values()].sort((a, b) => a.community - b.community);
}
