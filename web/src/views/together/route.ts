import type { View } from "../view";

export const together: View = {
  name: "together",
  path: "/together",
  title: "nav.together",
  below: "agencies",
  load: () => import("./Together").then((module) => module.Together),
};
