import type { View } from "../view";

export const cities: View = {
  name: "cities",
  path: "/cities",
  title: "nav.cities",
  load: () => import("./Cities").then((module) => module.Cities),
};
