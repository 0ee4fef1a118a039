import { get } from "../../api/client";
import type { Diff, TaskSide } from "../../api/types";
import { useData } from "../../api/use";
import { t } from "../../i18n";
import { day, figure } from "../../lib/format";
import { toTask } from "../../lib/links";
import { chosen } from "../../parts/Fields";
import { Page } from "../../parts/Page";
import { PolicyField } from "../../parts/scope";
import { Empty, When } from "../../parts/State";
import "./changes.css";

/** Two policies side by side: tasks dropped, changed, added. */
export function Changes() {
  const { from, to } = chosen(["from", "to"]);
  return (
    <Page title={t("changes.title")} lead={<p class="hint">{t("changes.hint")}</p>}>
      <div class="filters versions">
        <PolicyField name="from" label={t("changes.from")} />
        <PolicyField name="to" label={t("changes.to")} />
      </div>
      {from && to && <Between from={from} to={to} />}
    </Page>
  );
}

function Between({ from, to }: { from: string; to: string }) {
  const rows = useData(`diff ${from} ${to}`, (signal) => get("/v1/policies/{id}/diff/{other}", { params: { id: from, other: to }, signal }));
  return (
    <When data={rows}>
      {(found) =>
        found.length ? (
          <>
            {found.every((row) => row.change !== "changed") && <p class="hint">{t("changes.unlike")}</p>}
            <p class="summary changes-summary" role="status">
              {(["changed", "dropped", "added"] as const).map((change) => (
                <span key={change} class={`tag change-${change}`}>
                  {t(`change.${change}`)} {found.filter((row) => row.change === change).length}
                </span>
              ))}
            </p>
            <ol class="changes">
              {found.map((row) => (
                <Row key={(row.before ?? row.after)?.id} row={row} />
              ))}
            </ol>
          </>
        ) : (
          <Empty>
            <p>{t("changes.none")}</p>
          </Empty>
        )
      }
    </When>
  );
}

function Row({ row }: { row: Diff }) {
  return (
    <li class="change" data-change={row.change}>
      <p class="change-kinds">
        <span class={`tag change-${row.change}`}>{t(`change.${row.change}`)}</span>{" "}
        {(row.kinds ?? []).map((kind) => (
          <span key={kind} class="tag">
            {t(`change.${kind}`)}
          </span>
        ))}
      </p>
      <Side task={row.before} other={row.after} words={t("changes.before")} />
      <Side task={row.after} other={row.before} words={t("changes.after")} />
    </li>
  );
}

function Side({ task, other, words }: { task: TaskSide | null | undefined; other: TaskSide | null | undefined; words: string }) {
  if (!task) return <div class="change-side faint">—</div>;
  const bodies = [...task.leads, ...task.supports.map((name) => `${name}（${t("role.SUPPORTS")}）`)].join("、");
  return (
    <div class="change-side" aria-label={words}>
      <p>
        <a href={toTask(task.id)}>
          {task.number} {task.title}
        </a>
      </p>
      <p class="quote">{other ? <Differing text={task.text} other={other.text} /> : task.text}</p>
      <p class="faint">{[bodies, day(task.deadline)].filter(Boolean).join(" · ")}</p>
      {task.targets.map((target) => (
        <p key={target.quote} class="faint">
          {target.indicator} {figure({ ...target, kind: target.value === null || target.value === undefined ? "milestone" : "quantity", change: "absolute" })} {day(target.deadline)}
        </p>
      ))}
    </div>
  );
}

/** A text with what the other one does not have between their common start and end marked. */
function Differing({ text, other }: { text: string; other: string }) {
  const [own, its] = [[...text], [...other]];
  let start = 0;
  while (start < own.length && own[start] === its[start]) start++;
  let end = 0;
  while (end < own.length - start && end < its.length - start && own.at(-1 - end) === its.at(-1 - end)) end++;
  const middle = own.slice(start, own.length - end).join("");
  return (
    <>
      {own.slice(0, start).join("")}
      {middle && <mark>{middle}</mark>}
      {own.slice(own.length - end).join("")}
    </>
  );
}
