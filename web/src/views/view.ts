import type { ComponentType } from "preact";

import type { Key } from "../i18n";

export interface ViewProps {
  /** What the pattern of the view's path took from the address. */
  readonly params: Readonly<Record<string, string>>;
}

/** One folder, one route. */
export interface View {
  readonly name: string;
  readonly path: string;
  readonly title: Key;
  /** Whether the header leads there; a view that does not stands below one that does, named here. */
  readonly below?: string;
  readonly load: () => Promise<ComponentType<ViewProps>>;
}
