import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";

import { address } from "../api/client";
import type { Asked, Item, PagePath } from "../api/client";
import { usePages } from "../api/pages";
import type { Pages } from "../api/pages";
import { t } from "../i18n";
import { number } from "../lib/format";
import { place, setQuery } from "../lib/router";
import { Body, SortHead, shape } from "./DataTable";
import type { Column } from "./DataTable";
import { Empty, Trouble, When } from "./State";

interface Props<P extends PagePath> {
  /** Says what the table holds, to screen readers. */
  readonly label: string;
  readonly path: P;
  readonly asked: Asked<P>;
  readonly columns: readonly Column<Item<P>>[];
  readonly id: (row: Item<P>) => string;
  /** Where in the address the order stands; a view with two lists needs two. */
  readonly order?: string;
  /** The order where the address has none. */
  readonly first?: string;
  /** What stands where there are no rows at all. */
  readonly empty?: ComponentChildren;
}

const AHEAD = "600px";

/** A list of the service: it sorts, pages come as one scrolls, and the CSV is the service's own, of all rows. */
export function PagedTable<P extends PagePath>({ label, path, asked, columns, id, order = "sort", first, empty }: Props<P>) {
  const sort = place.value.query.get(order) ?? first;
  const query = { ...asked.query, ...(sort ? { sort } : {}) } as Asked<P>["query"];
  const pages = usePages(path, { ...asked, query } as Asked<P>);
  const csv = address(path, asked.params ?? {}, { ...query, format: "csv", bom: true });
  return (
    <When data={pages.data}>
      {({ rows, total }) =>
        total === 0 ? (
          (empty ?? <Empty />)
        ) : (
          <div class="table-block">
            <div class="table-tools">
              <span class="count" role="status">
                {t("table.rows", { n: number(total) })}
              </span>
              <a class="button quiet" data-testid="csv" href={csv} download>
                {t("table.csv")}
              </a>
            </div>
            <div class="table-scroll" role="region" aria-label={label} tabIndex={0}>
              <table>
                <Head columns={columns} sort={sort} choose={(by) => setQuery({ [order]: by === first ? null : by })} />
                <Body rows={rows} columns={columns} id={id} />
              </table>
            </div>
            <More pages={pages} shown={rows.length} total={total} />
          </div>
        )
      }
    </When>
  );
}

interface HeadProps<Row> {
  readonly columns: readonly Column<Row>[];
  readonly sort: string | undefined;
  readonly choose: (by: string) => void;
}

/** Headings of what the service can order by are buttons; a second press turns the order round. */
function Head<Row>({ columns, sort, choose }: HeadProps<Row>) {
  return (
    <thead>
      <tr>
        {columns.map((column) => {
          const by = column.sort;
          if (!by) return <th key={column.head} class={`${shape(column)} plain`}>{column.head}</th>;
          const down = sort === `-${by}` ? true : sort === by ? false : null;
          return <SortHead key={column.head} column={column} down={down} choose={(turned) => choose(turned ? `-${by}` : by)} />;
        })}
      </tr>
    </thead>
  );
}

/** Asks for the next page when its end comes near; a button for who does not scroll. */
function More<Row>({ pages, shown, total }: { pages: Pages<Row>; shown: number; total: number }) {
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!end.current || !pages.more || pages.problem) return;
    const ask = pages.more;
    const near = new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && ask(), { rootMargin: AHEAD });
    near.observe(end.current);
    return () => near.disconnect();
  }, [shown, pages.more !== null, pages.problem]);
  if (!pages.more) return null;
  return (
    <div class="more" ref={end}>
      {pages.problem && <Trouble problem={pages.problem} />}
      <button class="button quiet" onClick={pages.more}>
        {t("table.next", { shown: number(shown), total: number(total) })}
      </button>
    </div>
  );
}
