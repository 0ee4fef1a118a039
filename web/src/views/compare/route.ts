import type { View } from "../view";

export const compare: View = {
  name: "compare",
  path: "/compare",
  title: "nav.compare",
  load: () => import("./Compare").then((module) => module.Compare),
};
