import type { View } from "../view";

export const add: View = {
  name: "add",
  path: "/add",
  title: "nav.add",
  load: () => import("./Add").then((module) => module.Add),
};
