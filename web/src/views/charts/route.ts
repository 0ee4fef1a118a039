import type { View } from "../view";

export const charts: View = {
  name: "charts",
  path: "/charts",
  title: "nav.charts",
  load: () => import("./Charts").then((module) => module.Charts),
};
