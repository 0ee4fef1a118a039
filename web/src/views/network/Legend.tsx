import { t } from "../../i18n";
import { theme } from "../../lib/preferences";
import { setQuery } from "../../lib/router";
import { communityColor, palette, shares } from "./graph/palette";
import type { Coloring } from "./graph/palette";
import type { Picture } from "./graph/picture";
import { greatest } from "./graph/captions";
import type { NodeData } from "./graph/point";
import { examples } from "./graph/sizes";

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
        <li>
          {t("network.legend.size")}
          <Sizes picture={picture} />
        </li>
        <li>{t("network.legend.link")}</li>
      </ul>
      {picture.graph.someNode((_, node) => node.community >= 0) && (
        <ul>
          <li>
            <button class="button quiet toggle small" aria-pressed={byCommunity} onClick={() => setQuery({ color: byCommunity ? null : "community" })}>
              {t("network.legend.community")}
            </button>
          </li>
          {byCommunity &&
            groups(picture).map(({ number, name, more }) => (
              <li key={number}>
                <i class="dot" style={{ background: communityColor(colors, number) }} />
                {t("network.legend.group", { name, n: more })}
              </li>
            ))}
        </ul>
      )}
    </div>
  );
}

/** Circles beside the numbers of tasks that they stand for, where all of the picture is on the screen. */
function Sizes({ picture }: { picture: Picture }) {
  const found = examples(picture.graph, picture.factor);
  const most = Math.max(0, ...found.map((one) => one.radius));
  return (
    <>
      {found.map(({ load, radius }) => (
        <span key={load} class="size">
          <svg width={2 * radius + 2} height={Math.min(2 * most, 2 * radius) + 2} aria-hidden="true">
            <circle cx={radius + 1} cy={radius + 1} r={radius} />
          </svg>
          {load}
        </span>
      ))}
    </>
  );
}

interface Group {
  readonly number: number;
  readonly name: string;
  /** Agencies beside the one that it is called by. */
  readonly more: number;
}

/** The largest communities, each called by its greatest agency. */
export function groups(picture: Picture): Group[] {
  const found = new Map<number, NodeData[]>();
  picture.graph.forEachNode((_, node) => {
    if (node.community >= 0 && node.community < MOST) found.set(node.community, [...(found.get(node.community) ?? []), node]);
  });
  return [...found]
    .sort(([a], [b]) => a - b)
    .map(([number, members]) => ({ number, name: greatest(members)?.name ?? "", more: members.length - 1 }));
}
