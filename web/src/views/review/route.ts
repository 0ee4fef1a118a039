import type { View } from "../view";

export const review: View = {
  name: "review",
  path: "/review",
  title: "nav.review",
  load: () => import("./Review").then((module) => module.Review),
};
