import { useState } from "preact/hooks";

import type { Network, NetworkNode } from "../../api/types";
import { t } from "../../i18n";
import { named, placeName } from "../../lib/format";
import { toAgency } from "../../lib/links";
import { DataTable } from "../../parts/DataTable";
import type { Column } from "../../parts/DataTable";

/** The rows behind the picture, drawn when they are asked for. */
export function NetworkTable({ network }: { network: Network }) {
  const [open, setOpen] = useState(false);
  const columns: Column<NetworkNode>[] = [
    { head: t("field.agency"), value: (row) => row.name, cell: (row) => <a href={toAgency(row.id)}>{row.name}</a> },
    { head: t("field.kind"), value: (row) => named("agency", row.kind) },
    { head: t("field.place"), value: (row) => placeName(row.place) },
    { head: t("field.leads"), value: (row) => row.leads, numeric: true },
    { head: t("field.supports"), value: (row) => row.supports, numeric: true },
    { head: t("field.load"), value: (row) => row.leads + row.supports, numeric: true },
  ];
  return (
    <details class="network-table" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t("network.table")}</summary>
      {open && <DataTable label={t("network.table")} rows={network.nodes} columns={columns} id={(row) => row.id} />}
    </details>
  );
}
