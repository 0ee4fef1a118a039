import type { View } from "../view";

export const indicators: View = {
  name: "indicators",
  path: "/indicators",
  title: "nav.indicators",
  load: () => import("./Indicators").then((module) => module.Indicators),
};
