import { get } from "../../api/client";
import type { Compared, Indicator as IndicatorRow } from "../../api/types";
import { useData } from "../../api/use";
import { t } from "../../i18n";
import { placeName } from "../../lib/format";
import { toAgency, toCity, toCompare, toFact } from "../../lib/links";
import { Split } from "../../parts/Badge";
import { DataTable } from "../../parts/DataTable";
import type { Column } from "../../parts/DataTable";
import { Select, chosen } from "../../parts/Fields";
import { Page, Section } from "../../parts/Page";
import { Pick } from "../../parts/Pick";
import { CityField } from "../../parts/scope";
import { Empty, When } from "../../parts/State";
import { targetColumns } from "../../parts/tables";
import { Plot, better } from "./Plot";

const OFFERED = 12;
const LOOKED_AT = 200;

/** One indicator, or one function, across places. */
export function Compare() {
  const { indicator, city, function: name } = chosen(["indicator", "city", "function"]);
  const functions = useData("functions", (signal) => get("/v1/functions", { signal }));
  const options = functions.state === "ready" ? functions.value.map((one) => [one.name, `${one.name} ${one.agencies}`] as const) : [];
  return (
    <Page title={t("compare.title")} lead={<p class="hint">{t("compare.hint")}</p>}>
      <div class="filters">
        <Pick label={t("field.indicator")} name="indicator" kind="indicator" />
        <Select label={t("field.function")} name="function" none="—" options={options} />
        <CityField />
      </div>
      {indicator && <Indicator id={indicator} city={city} />}
      {name && <Function name={name} />}
      {!indicator && !name && <Offered />}
    </Page>
  );
}

/** The indicators that most targets are set for. */
function Offered() {
  const found = useData("most compared", (signal) => get("/v1/indicators", { query: { sort: "-targets", limit: LOOKED_AT }, signal }));
  return (
    <Section title={t("compare.most")}>
      <When data={found}>
        {(page) => (
          <ul class="chips">
            {several(page.items).map((row) => (
              <li key={row.id}>
                <a class="button quiet" href={toCompare(row.id)}>
                  {row.name}
                  {row.unit && `（${row.unit}）`} <span class="count">{row.targets + row.reports}</span>
                </a>
              </li>
            ))}
          </ul>
        )}
      </When>
    </Section>
  );
}

const told = (row: IndicatorRow): number => row.targets + row.reports;

/** Of one figure alone there is nothing to compare. */
const several = (rows: readonly IndicatorRow[]): IndicatorRow[] =>
  rows.filter((row) => told(row) > 1).sort((a, b) => told(b) - told(a)).slice(0, OFFERED);

function Indicator({ id, city }: { id: string; city: string | undefined }) {
  const found = useData(`comparison ${id} ${city}`, async (signal) => {
    const [indicator, rows] = await Promise.all([
      get("/v1/indicators/{id}", { params: { id }, signal }),
      get("/v1/indicators/{id}/comparison", { params: { id }, query: city ? { city } : {}, signal }),
    ]);
    return { indicator, rows };
  });
  const against: Column<Compared> = {
    head: t("compare.against"),
    value: (row) => row.against.map((one) => t(`stance.${one.stance}`)).join("、"),
    cell: (row) => <Against of={row} />,
    wide: true,
  };
  return (
    <When data={found}>
      {({ indicator, rows }) =>
        rows.length ? (
          <Section title={indicator.name}>
            {indicator.better && <p class="tag">{better(indicator)}</p>}
            <Plot indicator={indicator} rows={rows} />
            <DataTable label={indicator.name} rows={rows} columns={[placeColumn(), against, ...targetColumns<Compared>(false, false)]} id={(row) => row.id} />
          </Section>
        ) : (
          <Empty />
        )
      }
    </When>
  );
}

const placeColumn = (): Column<Compared> => ({
  head: t("field.place"),
  value: (row) => row.city ?? "",
  cell: (row) => row.city && <a href={toCity(row.city)}>{placeName(row.city)}</a>,
});

/** How a target stands to those of what its policy cites, or of the place above. */
function Against({ of }: { of: Compared }) {
  return (
    <>
      {of.against.map((one) => (
        <p key={one.id}>
          <span class={`tag stance-${one.stance}`}>{t(`stance.${one.stance}`)}</span>{" "}
          <a href={toFact(one.policy_id, one.id)}>{t(`against.${one.basis}`, { policy: one.policy_title ?? one.policy_id })}</a>
        </p>
      ))}
    </>
  );
}

/** The agencies of one function, by place. */
function Function({ name }: { name: string }) {
  const found = useData(`function ${name}`, (signal) => get("/v1/functions/{name}/agencies", { params: { name }, signal }));
  return (
    <Section title={name}>
      <When data={found}>
        {(rows) => {
          const most = Math.max(1, ...rows.map((row) => row.leads + row.supports));
          return (
            <DataTable
              label={name}
              rows={rows}
              id={(row) => row.id}
              columns={[
                { head: t("field.place"), value: (row) => row.place, cell: (row) => placeName(row.place) },
                { head: t("field.agency"), value: (row) => row.name, cell: (row) => <a href={toAgency(row.id)}>{row.name}</a> },
                { head: t("field.leads"), value: (row) => row.leads, numeric: true },
                { head: t("field.supports"), value: (row) => row.supports, numeric: true },
                { head: t("field.load"), value: (row) => row.leads + row.supports, cell: (row) => <Split {...row} most={most} /> },
              ]}
            />
          );
        }}
      </When>
    </Section>
  );
}
