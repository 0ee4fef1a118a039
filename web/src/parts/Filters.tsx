import type { ComponentChildren } from "preact";
import { useId, useState } from "preact/hooks";

import { t } from "../i18n";
import { place } from "../lib/router";

interface Props {
  /** What of the address the fields hold: how many are set is told on the button. */
  readonly names: readonly string[];
  /** The one that most come for; it stays where the others fold. */
  readonly first?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** Filters of a list: side by side, on a phone behind one button, for they would fill its screen. */
export function Filters({ names, first, children }: Props) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const count = names.filter((name) => place.value.query.get(name)).length;
  return (
    <div class="filters">
      {first}
      <button class="button quiet fold" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
        {t("filter.title")}
        {count > 0 && <span class="badge">{count}</span>}
      </button>
      <div class={open ? "folded open" : "folded"} id={id}>
        {children}
      </div>
    </div>
  );
}
