/** Filters that live in the address. */

import { useEffect, useState } from "preact/hooks";

import { t } from "../i18n";
import { place, setQuery } from "../lib/router";

const TYPING_MS = 250;

interface SelectProps {
  readonly label: string;
  readonly name: string;
  readonly options: readonly (readonly [value: string, words: string])[];
  /** Words for no choice; "all" where there is no other. */
  readonly none?: string;
}

export function Select({ label, name, options, none }: SelectProps) {
  const value = place.value.query.get(name) ?? "";
  const known = value === "" || options.some(([option]) => option === value);
  return (
    <label class="field">
      <span>{label}</span>
      <select value={value} onChange={(event) => setQuery({ [name]: event.currentTarget.value })}>
        <option value="">{none ?? t("filter.all")}</option>
        {!known && <option value={value}>{value}</option>}
        {options.map(([option, words]) => (
          <option key={option} value={option}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}

interface InputProps {
  readonly label: string;
  readonly name: string;
  readonly type: "search" | "date" | "number";
  readonly placeholder?: string;
  readonly min?: number;
}

/** Takes effect a moment after the last key. */
export function Input({ label, name, type, placeholder, min }: InputProps) {
  const given = place.value.query.get(name) ?? "";
  const [value, setValue] = useState(given);
  useEffect(() => setValue(given), [given]);
  useEffect(() => {
    if (value === given) return;
    const timer = setTimeout(() => setQuery({ [name]: value }), TYPING_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return (
    <label class="field">
      <span>{label}</span>
      <input
        type={type as "text"}
        name={name}
        value={value}
        min={min}
        placeholder={placeholder}
        maxLength={200}
        onInput={(event) => setValue(event.currentTarget.value)}
      />
    </label>
  );
}

/** What the address holds of these names, without those that are empty. */
export function chosen<N extends string>(names: readonly N[]): Partial<Record<N, string>> {
  const query = place.value.query;
  const found: Partial<Record<N, string>> = {};
  for (const name of names) {
    const value = query.get(name);
    if (value) found[name] = value;
  }
  return found;
}
