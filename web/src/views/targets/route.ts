import type { View } from "../view";

export const targets: View = {
  name: "targets",
  path: "/targets",
  title: "nav.targets",
  below: "indicators",
  load: () => import("./Targets").then((module) => module.Targets),
};
