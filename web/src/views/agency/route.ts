import type { View } from "../view";

export const agency: View = {
  name: "agency",
  path: "/agencies/:id",
  title: "nav.agencies",
  below: "agencies",
  load: () => import("./Agency").then((module) => module.Agency),
};
