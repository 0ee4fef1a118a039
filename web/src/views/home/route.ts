import type { View } from "../view";

export const home: View = {
  name: "home",
  path: "/",
  title: "nav.home",
  below: "home", // the wordmark leads there
  load: () => import("./Home").then((module) => module.Home),
};
