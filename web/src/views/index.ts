/** Every view of the page; the header shows those that stand below no other, in this order. */

import { add } from "./add/route";
import { agencies } from "./agencies/route";
import { agency } from "./agency/route";
import { charts } from "./charts/route";
import { cities } from "./cities/route";
import { city } from "./city/route";
import { indicator } from "./indicator/route";
import { indicators } from "./indicators/route";
import { network } from "./network/route";
import { policies } from "./policies/route";
import { policy } from "./policy/route";
import { task } from "./task/route";
import { tasks } from "./tasks/route";
import type { View } from "./view";

export const views: readonly View[] = [
  network,
  policies,
  policy,
  agencies,
  agency,
  tasks,
  task,
  indicators,
  indicator,
  cities,
  city,
  charts,
  add,
];
