import type { View } from "../view";

export const changes: View = {
  name: "changes",
  path: "/changes",
  title: "nav.changes",
  below: "policies",
  load: () => import("./Changes").then((module) => module.Changes),
};
