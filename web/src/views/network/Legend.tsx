import { t } from "../../i18n";
import { theme } from "../../lib/preferences";
import { communityColor, paleColor, palette } from "./graph/palette";
import type { Picture } from "./graph/picture";
import type { NodeData } from "./graph/point";

const MOST = 7;

/** What colour, shade, size and line mean; a community is called by its busiest agency. */
export function Legend({ picture, unfolded }: { picture: Picture; unfolded: boolean }) {
  const colors = palette(theme.value);
  const first = colors.communities[0] ?? colors.other;
  return (
    <div class="legend" role="note" aria-label={t("network.legend")}>
      <ul>
        <li>
          <i class="dot" style={{ background: first }} />
          {t("network.legend.lead")}
        </li>
        <li>
          <i class="dot" style={{ background: paleColor(colors, first) }} />
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
        <li>{t("network.legend.community")}</li>
        {busiest(picture).map((node) => (
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
