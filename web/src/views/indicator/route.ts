import type { View } from "../view";

export const indicator: View = {
  name: "indicator",
  path: "/indicators/:id",
  title: "nav.indicators",
  below: "indicators",
  load: () => import("./Indicator").then((module) => module.Indicator),
};
