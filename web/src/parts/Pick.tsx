import { get } from "../api/client";
import type { Found } from "../api/types";
import { useData } from "../api/use";
import { t } from "../i18n";
import { placeName } from "../lib/format";
import { place, setQuery } from "../lib/router";
import { Search } from "./Search";

/** A filter that holds the id of an agency or indicator in the address, chosen by name. */
export function Pick({ label, name, kind }: { label: string; name: string; kind: "agency" | "indicator" }) {
  const id = place.value.query.get(name);
  const held = useData(`${kind} ${id}`, async (signal) => (id ? nameOf(kind, id, signal) : null));
  if (!id) return <Search label={label} placeholder={t("filter.pick")} kinds={[kind]} onChoose={(found: Found) => setQuery({ [name]: found.id })} />;
  return (
    <div class="field">
      <span>{label}</span>
      <button class="button quiet picked" onClick={() => setQuery({ [name]: null })} title={`${held.state === "ready" ? held.value : id}: ${t("filter.clear")}`}>
        <span class="picked-name">{held.state === "ready" ? held.value : id}</span> <span aria-hidden="true">×</span>
      </button>
    </div>
  );
}

async function nameOf(kind: "agency" | "indicator", id: string, signal: AbortSignal): Promise<string> {
  if (kind === "indicator") return (await get("/v1/indicators/{id}", { params: { id }, signal })).name;
  const agency = await get("/v1/agencies/{id}", { params: { id }, signal });
  return `${agency.name}（${placeName(agency.place)}）`;
}
