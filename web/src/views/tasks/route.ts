import type { View } from "../view";

export const tasks: View = {
  name: "tasks",
  path: "/tasks",
  title: "nav.tasks",
  load: () => import("./Tasks").then((module) => module.Tasks),
};
