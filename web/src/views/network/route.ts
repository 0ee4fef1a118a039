import type { View } from "../view";

export const network: View = {
  name: "network",
  path: "/network",
  title: "nav.network",
  load: () => import("./Network").then((module) => module.Network),
};
