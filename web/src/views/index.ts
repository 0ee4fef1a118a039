/** Every view of the page; the header shows those that stand below no other, in this order. */

import { add } from "./add/route";
import { agencies } from "./agencies/route";
import { agency } from "./agency/route";
import { charts } from "./charts/route";
import { changes } from "./changes/route";
import { cities } from "./cities/route";
import { city } from "./city/route";
import { compare } from "./compare/route";
import { due } from "./due/route";
import { gaps } from "./gaps/route";
import { home } from "./home/route";
import { indicator } from "./indicator/route";
import { indicators } from "./indicators/route";
import { network } from "./network/route";
import { policies } from "./policies/route";
import { policy } from "./policy/route";
import { review } from "./review/route";
import { targets } from "./targets/route";
import { task } from "./task/route";
import { tasks } from "./tasks/route";
import { together } from "./together/route";
import type { View } from "./view";

export const views: readonly View[] = [
  home,
  policies,
  policy,
  tasks,
  task,
  due,
  gaps,
  targets,
  indicators,
  indicator,
  compare,
  agencies,
  agency,
  together,
  cities,
  city,
  network,
  charts,
  changes,
  review,
  add,
];
