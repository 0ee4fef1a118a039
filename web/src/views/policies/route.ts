import type { View } from "../view";

export const policies: View = {
  name: "policies",
  path: "/policies",
  title: "nav.policies",
  load: () => import("./Policies").then((module) => module.Policies),
};
