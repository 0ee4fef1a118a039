/** The shell: header, the view of the address, and the document's title. */

import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";

import { t } from "./i18n";
import { match } from "./lib/match";
import { path } from "./lib/router";
import { Header } from "./parts/Header";
import { Failed, Loading } from "./parts/State";
import { views } from "./views";
import type { View, ViewProps } from "./views/view";
import { Missing } from "./views/missing/Missing";
import { Problem } from "./api/client";

interface Shown {
  readonly view: View;
  readonly params: Record<string, string>;
}

export function App() {
  const shown = find(path.value);
  return (
    <>
      <a class="skip" href="#main">
        {t("app.skip")}
      </a>
      <Header current={shown?.view.name ?? null} />
      <main id="main" tabIndex={-1} data-view={shown?.view.name ?? "missing"}>
        {shown ? <Lazy key={shown.view.name} {...shown} /> : <Missing />}
      </main>
    </>
  );
}

function find(address: string): Shown | null {
  for (const view of views) {
    const params = match(view.path, address);
    if (params) return { view, params };
  }
  return null;
}

const RELOAD_MS = 2000;

/** A view's code comes with the first visit; where the service is gone, the page begins anew once it is back. */
function Lazy({ view, params }: Shown) {
  const [component, setComponent] = useState<{ Component: ComponentType<ViewProps> } | Problem | null>(null);
  useEffect(() => {
    let current = true;
    document.title = `${t(view.title)} · ${t("app.name")}`;
    view.load().then(
      (Component) => current && setComponent({ Component }),
      () => current && setComponent(new Problem(0, "")),
    );
    return () => {
      current = false;
    };
  }, [view]);
  const failed = component instanceof Problem;
  useEffect(() => {
    if (!failed) return;
    const timer = setInterval(() => void fetch("/health").then((answer) => answer.ok && location.reload(), () => undefined), RELOAD_MS);
    return () => clearInterval(timer);
  }, [failed]);
  if (component === null) return <Loading />;
  if (failed) return <Failed problem={component} again={() => location.reload()} />;
  return <component.Component params={params} />;
}
