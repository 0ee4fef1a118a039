import type { View } from "../view";

export const city: View = {
  name: "city",
  path: "/cities/*id",
  title: "nav.cities",
  below: "cities",
  load: () => import("./City").then((module) => module.City),
};
