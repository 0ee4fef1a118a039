import type { View } from "../view";

export const task: View = {
  name: "task",
  path: "/tasks/:id",
  title: "nav.tasks",
  below: "tasks",
  load: () => import("./Task").then((module) => module.Task),
};
