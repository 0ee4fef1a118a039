import type { Task } from "../../api/types";
import { t } from "../../i18n";
import { toFact } from "../../lib/links";

interface Group {
  readonly heading: string;
  readonly depth: number;
  readonly tasks: readonly Task[];
}

/** Headings and tasks in the order of the text. */
export function Outline({ tasks, wanted }: { tasks: readonly Task[]; wanted: string | null }) {
  return (
    <nav class="outline" aria-label={t("policy.outline")}>
      <h2>{t("policy.outline")}</h2>
      <ol>
        {groups(tasks).map((group, at) => (
          <li key={at} class={`depth-${Math.min(group.depth, 3)}`}>
            {group.heading && <span class="outline-heading">{group.heading}</span>}
            {group.tasks.length > 0 && (
              <ol>
                {group.tasks.map((task) => (
                  <li key={task.id}>
                    <a href={toFact(task.policy_id, task.id)} aria-current={task.id === wanted ? "location" : undefined}>
                      {task.number && <span class="outline-number">{task.number}</span>}
                      {task.title}
                    </a>
                  </li>
                ))}
              </ol>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** Each heading once, at its depth, with the tasks right below it. */
function groups(tasks: readonly Task[]): Group[] {
  const found: { heading: string; depth: number; tasks: Task[] }[] = [];
  let before: readonly string[] = [];
  for (const task of tasks) {
    const same = task.path.findIndex((heading, at) => heading !== before[at]);
    const from = same < 0 ? task.path.length : same;
    for (const [at, heading] of task.path.entries()) if (at >= from) found.push({ heading, depth: at, tasks: [] });
    if (!found.length || (!task.path.length && before.length)) found.push({ heading: "", depth: 0, tasks: [] });
    found.at(-1)?.tasks.push(task);
    before = task.path;
  }
  return found;
}
