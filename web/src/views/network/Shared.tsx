import { useEffect, useRef } from "preact/hooks";

import { get } from "../../api/client";
import type { NetworkNode, Task } from "../../api/types";
import { useData } from "../../api/use";
import { t } from "../../i18n";
import { day, number, placeName } from "../../lib/format";
import { partId, toFact, toTogether } from "../../lib/links";
import { Role } from "../../parts/Badge";
import { When } from "../../parts/State";

interface Props {
  readonly agency: NetworkNode;
  readonly partner: NetworkNode;
  readonly onChoose: (id: string) => void;
  readonly onClose: () => void;
}

const MOST = 100;

/** What a line stands for: the tasks that two agencies share, each with who leads it. */
export function Shared({ agency, partner, onChoose, onClose }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [agency.id, partner.id]);
  const params = { id: agency.id, partner: partner.id };
  const tasks = useData(`shared ${agency.id} ${partner.id}`, (signal) =>
    get("/v1/network/agencies/{id}/{partner}/tasks", { params, query: { limit: MOST }, signal }),
  );
  return (
    <section class="detail" aria-labelledby="shared-title" data-testid="shared" onKeyDown={(event) => event.key === "Escape" && onClose()}>
      <header class="detail-head">
        <div>
          <p class="kicker">{[...new Set([placeName(agency.place), placeName(partner.place)])].join(" · ")}</p>
          <h2 id="shared-title" ref={heading} tabIndex={-1}>
            {t("network.shared.title")}
          </h2>
          <p class="ends">
            <button class="neighbour" onClick={() => onChoose(agency.id)}>
              {agency.name}
            </button>
            <span aria-hidden="true">—</span>
            <button class="neighbour" onClick={() => onChoose(partner.id)}>
              {partner.name}
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
                <SharedTask key={task.id} task={task} ends={[agency, partner]} />
              ))}
            </ol>
            <p>
              <a href={toTogether(agency.id, partner.id)}>{t("network.shared.all", { n: number(page.total) })}</a>
            </p>
          </>
        )}
      </When>
    </section>
  );
}

function SharedTask({ task, ends }: { task: Task; ends: readonly NetworkNode[] }) {
  const parts = ends.map((end) => task.bodies.find((body) => body.agency_id === end.id));
  const first = parts.find((part) => part !== undefined);
  return (
    <li>
      <a class="part" href={toFact(task.policy_id, first ? partId(first.agency_id, task.id) : task.id)}>
        <span class="part-number">{task.number}</span>
        <span class="part-title">{task.title}</span>
        <span class="part-about">
          {parts.map(
            (part) =>
              part && (
                <span key={part.agency_id} class="part-of">
                  {part.agency} <Role role={part.role} />
                </span>
              ),
          )}
          {task.due && <span class="tag">{day(task.due)}</span>}
        </span>
      </a>
    </li>
  );
}
