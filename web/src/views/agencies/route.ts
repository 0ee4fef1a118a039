import type { View } from "../view";

export const agencies: View = {
  name: "agencies",
  path: "/agencies",
  title: "nav.agencies",
  load: () => import("./Agencies").then((module) => module.Agencies),
};
