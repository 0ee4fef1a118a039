import { useState } from "preact/hooks";

import { useService } from "../../api/service";
import { t } from "../../i18n";
import { Page } from "../../parts/Page";
import { When } from "../../parts/State";
import { Form } from "./Form";
import { Uploads } from "./Uploads";
import type { Chosen } from "./upload";
import "./add.css";

export function Add() {
  const service = useService();
  return (
    <Page title={t("add.title")}>
      <When data={service}>{({ uploads, max_bytes }) => (uploads ? <Desk most={max_bytes} /> : <Off />)}</When>
    </Page>
  );
}

function Desk({ most }: { most: number }) {
  const [chosen, choose] = useState<Chosen | null>(null);
  if (chosen) return <Uploads {...chosen} again={() => choose(null)} />;
  return <Form most={most} onChosen={choose} />;
}

function Off() {
  return (
    <div class="off" data-testid="uploads-off">
      <p class="state-title">{t("add.off")}</p>
      <p>{t("add.off.hint")}</p>
      <p>{t("add.off.cli")}</p>
      <pre>policygraph ingest FILE</pre>
    </div>
  );
}
