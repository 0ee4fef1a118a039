import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";

import { get } from "../../api/client";
import type { NetworkNode, Task } from "../../api/types";
import { useData } from "../../api/use";
import { t } from "../../i18n";
import { day, number, placeName } from "../../lib/format";
import { partId, toFact, toTogether } from "../../lib/links";
import { Role } from "../../parts/Badge";
import { When } from "../../parts/State";
import { tasksOf } from "./filters";
import type { Where } from "./filters";
import { idOf } from "./groups";
import type { By } from "./groups";

type TaskBody = Task["bodies"][number];

const MOST = 100;

interface End {
  readonly id: string;
  readonly name: string;
  readonly onChoose: () => void;
}

interface PanelProps {
  readonly kicker?: string;
  readonly ends: readonly [End, End];
  readonly asked: string;
  readonly ask: (signal: AbortSignal) => Promise<{ items: readonly Task[]; total: number }>;
  /** The bodies that are told of a task. */
  readonly told: (task: Task) => readonly TaskBody[];
  readonly all: (total: number) => ComponentChildren;
  readonly onClose: () => void;
}

/** What a line stands for: the tasks that its two ends share, each with who leads it. */
function Panel({ kicker, ends, asked, ask, told, all, onClose }: PanelProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [asked]);
  const tasks = useData(asked, ask);
  return (
    <section class="detail" aria-labelledby="shared-title" data-testid="shared" onKeyDown={(event) => event.key === "Escape" && onClose()}>
      <header class="detail-head">
        <div>
          {kicker && <p class="kicker">{kicker}</p>}
          <h2 id="shared-title" ref={heading} tabIndex={-1}>
            {t("network.shared.title")}
          </h2>
          <p class="ends">
            <button class="neighbour" onClick={ends[0].onChoose}>
              {ends[0].name}
            </button>
            <span aria-hidden="true">—</span>
            <button class="neighbour" onClick={ends[1].onChoose}>
              {ends[1].name}
            </button>
          </p>
        </div>
        <button class="icon-button" aria-label={t("network.shared.close")} onClick={onClose}>
          ×
        </button>
      </header>
      <When data={tasks}>
        {(page) => (
          <>
            <ol class="parts">
              {page.items.map((task) => (
                <SharedTask key={task.id} task={task} bodies={told(task)} />
              ))}
            </ol>
            <p>{all(page.total)}</p>
          </>
        )}
      </When>
    </section>
  );
}

interface Props {
  readonly agency: NetworkNode;
  readonly partner: NetworkNode;
  readonly where: Where;
  readonly onChoose: (id: string) => void;
  readonly onClose: () => void;
}

/** The tasks of two agencies, of those that the filters let through. */
export function Shared({ agency, partner, where, onChoose, onClose }: Props) {
  const params = { id: agency.id, partner: partner.id };
  const query = { ...tasksOf(where), limit: MOST };
  const ends = [agency, partner] as const;
  return (
    <Panel
      kicker={[...new Set(ends.map((end) => placeName(end.place)))].join(" · ")}
      ends={[end(agency, onChoose), end(partner, onChoose)]}
      asked={`shared ${agency.id} ${partner.id} ${JSON.stringify(query)}`}
      ask={(signal) => get("/v1/network/agencies/{id}/{partner}/tasks", { params, query, signal })}
      told={(task) => ends.flatMap((end) => task.bodies.filter((body) => body.agency_id === end.id).slice(0, 1))}
      all={(n) => <a href={toTogether(agency.id, partner.id)}>{t("network.shared.all", { n: number(n) })}</a>}
      onClose={onClose}
    />
  );
}

const end = (node: NetworkNode, onChoose: (id: string) => void): End => ({ id: node.id, name: node.name, onChoose: () => onChoose(node.id) });

interface GroupProps {
  readonly by: By;
  readonly ends: readonly [End, End];
  readonly where: Where;
  readonly onClose: () => void;
}

/** The tasks of two places, or of two functions. */
export function SharedByGroups({ by, ends, where, onClose }: GroupProps) {
  const query = { ...tasksOf(where), by, source: idOf(ends[0].id), target: idOf(ends[1].id), limit: MOST };
  return (
    <Panel
      ends={ends}
      asked={`between ${JSON.stringify(query)}`}
      ask={(signal) => get("/v1/network/groups/tasks", { query, signal })}
      told={(task) => task.bodies}
      all={(n) => t(n > MOST ? "network.shared.first" : "network.shared.count", { n: number(n), most: MOST })}
      onClose={onClose}
    />
  );
}

function SharedTask({ task, bodies }: { task: Task; bodies: readonly TaskBody[] }) {
  const first = bodies[0];
  return (
    <li>
      <a class="part" href={toFact(task.policy_id, first ? partId(first.agency_id, task.id) : task.id)}>
        <span class="part-number">{task.number}</span>
        <span class="part-title">{task.title}</span>
        <span class="part-about">
          {bodies.map((body) => (
            <span key={body.agency_id} class="part-of">
              {body.agency} <Role role={body.role} />
            </span>
          ))}
          {task.due && <span class="tag">{day(task.due)}</span>}
        </span>
      </a>
    </li>
  );
}
