/** The address as a signal: views are chosen by its path, filters live in its query. */

import { computed, signal } from "@preact/signals";

export interface Place {
  readonly path: string;
  readonly query: URLSearchParams;
}

const read = (): Place => ({ path: decode(location.pathname), query: new URLSearchParams(location.search) });

export const place = signal<Place>(read());

let back = false;
/** Whether the browser's buttons led here: what was there before is wanted again. */
export const returned = (): boolean => back;
export const path = computed(() => place.value.path);

/** Paths that the service answers itself: links to them leave the page. */
const SERVICE = /^\/(v1|docs|health|ready|openapi\.json)(\/|$)/;

export function navigate(href: string, options: { replace?: boolean } = {}): void {
  if (options.replace) history.replaceState(history.state, "", href);
  else history.pushState(null, "", href);
  back = false;
  place.value = read();
}

/** Change some of the query, in place: null and "" take a name out. */
export function setQuery(changes: Record<string, string | null>): void {
  const query = new URLSearchParams(place.value.query);
  for (const [name, value] of Object.entries(changes)) {
    if (value) query.set(name, value);
    else query.delete(name);
  }
  const words = query.toString();
  navigate(location.pathname + (words && `?${words}`), { replace: true });
}

/** Follow the browser's buttons, and links of the page without loading it anew. */
export function startRouter(): void {
  history.scrollRestoration = "manual"; // the browser would do it before the rows are there
  addEventListener("popstate", (event) => {
    back = true;
    place.value = read();
    restoreScroll(scrollOf(event.state));
  });
  addEventListener("scrollend", () => history.replaceState({ scroll: scrollY }, ""));
  document.addEventListener("click", onClick);
}

const scrollOf = (state: unknown): number => Number((state as { scroll?: number } | null)?.scroll ?? 0);

const RESTORE_MS = 3000;

/** Scroll to where it was as soon as the page is long enough again; not against who scrolls meanwhile. */
function restoreScroll(top: number): void {
  const until = performance.now() + RESTORE_MS;
  const stop = new AbortController();
  for (const name of ["wheel", "touchstart", "keydown"]) addEventListener(name, () => stop.abort(), { once: true, signal: stop.signal });
  const step = (): void => {
    if (stop.signal.aborted) return;
    const enough = document.documentElement.scrollHeight >= top + innerHeight;
    if (enough || performance.now() > until) {
      scrollTo(0, top);
      stop.abort();
    } else requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
}

function onClick(event: MouseEvent): void {
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  if (!link || event.defaultPrevented || event.button !== 0 || link.target || link.hasAttribute("download")) return;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const url = new URL(link.href);
  if (url.origin !== location.origin || SERVICE.test(url.pathname)) return;
  if (url.pathname === location.pathname && url.hash) return;
  event.preventDefault();
  const elsewhere = url.pathname !== location.pathname;
  navigate(url.pathname + url.search + url.hash);
  if (elsewhere) scrollTo(0, 0);
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path; // a stray % in a typed address
  }
}
