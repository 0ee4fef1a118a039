import type { View } from "../view";

export const due: View = {
  name: "due",
  path: "/due",
  title: "nav.due",
  load: () => import("./Due").then((module) => module.Due),
};
