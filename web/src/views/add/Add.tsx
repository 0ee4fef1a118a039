import { useState } from "preact/hooks";

import type { Job } from "../../api/types";
import { useService } from "../../api/service";
import { t } from "../../i18n";
import { Page } from "../../parts/Page";
import { When } from "../../parts/State";
import { Form } from "./Form";
import { Progress } from "./Progress";
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
  const [job, setJob] = useState<{ job: Job; key: string } | null>(null);
  if (job) return <Progress first={job.job} apiKey={job.key} again={() => setJob(null)} />;
  return <Form most={most} onJob={(found, key) => setJob({ job: found, key })} />;
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
