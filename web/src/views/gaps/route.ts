import type { View } from "../view";

export const gaps: View = {
  name: "gaps",
  path: "/gaps",
  title: "nav.gaps",
  load: () => import("./Gaps").then((module) => module.Gaps),
};
