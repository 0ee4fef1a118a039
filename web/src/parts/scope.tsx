/** Filters that nearly every list has. */

import { cityOptions, policyOptions } from "../api/options";
import { useData } from "../api/use";
import { t } from "../i18n";
import { Select } from "./Fields";

export function CityField() {
  const cities = useData("cities", cityOptions);
  return <Select label={t("filter.city")} name="city" options={cities.state === "ready" ? cities.value : []} />;
}

export function PolicyField({ name = "policy", label = t("filter.policy") }: { name?: string; label?: string }) {
  const policies = useData("policies", policyOptions);
  return <Select label={label} name={name} options={policies.state === "ready" ? policies.value : []} />;
}

/** Leaves out what is not sure. */
export function SureField() {
  return <Select label={t("sure.title")} name="min_confidence" options={[["0.8", t("sure.only")]]} />;
}
