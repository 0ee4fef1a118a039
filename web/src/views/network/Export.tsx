import { useRef } from "preact/hooks";

import { t } from "../../i18n";
import { download } from "../../lib/download";
import { place } from "../../lib/router";
import { Icon } from "../../parts/Icon";
import { toGexf } from "./graph/gexf";
import type { Picture } from "./graph/picture";
import { toPng, toSvg } from "./graph/svg";
import { FILTERS } from "./filters";

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

/** With what it shows: the filters, and what shade and size mean. */
function drawing(picture: Picture): string {
  const filters = FILTERS.map((name) => [name, place.value.query.get(name)] as const).filter(([, value]) => value);
  const about = [t("network.legend.lead"), t("network.legend.support"), t("network.legend.size"), t("network.legend.link")];
  return toSvg(picture.graph, picture.palette, {
    title: t("network.title"),
    lines: [about.join(" · "), filters.map(([name, value]) => `${name}: ${value}`).join(" · ")],
  });
}
