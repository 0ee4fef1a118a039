import { useRef } from "preact/hooks";

import { t } from "../../i18n";
import { download } from "../../lib/download";
import { place } from "../../lib/router";
import { Icon } from "../../parts/Icon";
import { toGexf } from "./graph/gexf";
import type { Picture } from "./graph/picture";
import { communityColor } from "./graph/palette";
import { examples } from "./graph/sizes";
import { toPng, toSvg } from "./graph/svg";
import type { Caption } from "./graph/svg";
import { FILTERS } from "./filters";
import { groups } from "./Legend";

const NAME = "policygraph-network";

/** The picture as a file. */
export function Export({ picture }: { picture: Picture }) {
  const menu = useRef<HTMLDetailsElement>(null);
  const save = (form: "png" | "svg" | "gexf") => async (): Promise<void> => {
    if (menu.current) menu.current.open = false;
    download(`${NAME}.${form}`, await FORMS[form](picture));
  };
  return (
    <details class="menu" ref={menu}>
      <summary class="icon-button" aria-label={t("network.export")}>
        <Icon path="M12 4v11M7 11l5 5 5-5M5 20h14" />
      </summary>
      <div class="menu-items">
        <button onClick={save("png")}>{t("network.export.png")}</button>
        <button onClick={save("svg")}>{t("network.export.svg")}</button>
        <button onClick={save("gexf")}>{t("network.export.gexf")}</button>
      </div>
    </details>
  );
}

const FORMS: Record<"png" | "svg" | "gexf", (picture: Picture) => Promise<Blob>> = {
  png: (picture) => toPng(drawing(picture)),
  svg: async (picture) => new Blob([drawing(picture)], { type: "image/svg+xml" }),
  gexf: async (picture) => new Blob([toGexf(picture.graph)], { type: "application/xml" }),
};

/** With what it shows (filters), what colour and size mean, where it is from and of what day. */
function drawing(picture: Picture): string {
  const query = place.value.query;
  const filters = FILTERS.map((name) => [name, query.get(name)] as const).filter(([, value]) => value);
  return toSvg(picture.graph, picture.palette, {
    title: t("network.title"),
    lines: [t("network.legend.link"), filters.map(([name, value]) => `${name}: ${value}`).join(" · ")],
    legend: legend(picture),
    sizes: { words: t("network.legend.size"), examples: examples(picture.graph, picture.factor) },
    source: t("network.export.source", { address: decodeURI(location.href), day: today() }),
    parts: picture.parts,
  });
}

function legend(picture: Picture): Caption["legend"] {
  const colors = picture.palette;
  if (picture.coloredBy === "community") {
    return groups(picture).map(({ number, name, more }) => ({ color: communityColor(colors, number), words: t("network.legend.group", { name, n: more }) }));
  }
  return [
    { color: colors.lead, words: t("network.legend.lead") },
    { color: colors.support, words: t("network.legend.support") },
  ];
}

/** Of the person's calendar, such as 2025-03-01. */
function today(): string {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}
