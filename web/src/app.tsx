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

/** A view's code comes with the first visit. */
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
  if (component === null) return <Loading />;
  if (component instanceof Problem) return <Failed problem={component} again={() => location.reload()} />;
  return <component.Component params={params} />;
}
