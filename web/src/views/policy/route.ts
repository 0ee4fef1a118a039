import type { View } from "../view";

export const policy: View = {
  name: "policy",
  path: "/policies/:id",
  title: "nav.policies",
  below: "policies",
  load: () => import("./Policy").then((module) => module.Policy),
};
