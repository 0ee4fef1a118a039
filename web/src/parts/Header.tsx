import { useEffect, useState } from "preact/hooks";

import { t } from "../i18n";
import { place } from "../lib/router";
import { language, setLanguage, setTheme, theme } from "../lib/preferences";
import { Icon } from "./Icon";
import { views } from "../views";

/** Wordmark, the views, and the two preferences; on a narrow screen the views fold under a button. */
export function Header({ current }: { current: string | null }) {
  const [open, setOpen] = useState(false);
  const at = place.value;
  useEffect(() => setOpen(false), [at.path]);
  const section = views.find((view) => view.name === current)?.below ?? current;
  return (
    <header class="top">
      <a class="wordmark" href="/">
        <Mark />
        <span class="wordmark-name">{t("app.name")}</span>
      </a>
      <button class="icon-button menu-button" aria-expanded={open} aria-controls="nav" onClick={() => setOpen(!open)}>
        <Icon path="M4 7h16M4 12h16M4 17h16" />
        <span class="sr">{t("app.menu")}</span>
      </button>
      <nav id="nav" class={open ? "nav open" : "nav"} aria-label={t("app.main")}>
        {views.filter((view) => !view.below).map((view) => (
          <a key={view.name} href={view.path} aria-current={view.name === section ? "page" : undefined}>
            {t(view.title)}
          </a>
        ))}
        <a class="nav-docs" href="/docs">
          {t("app.docs")}
        </a>
      </nav>
      <Preferences />
    </header>
  );
}

function Preferences() {
  const dark = theme.value === "dark";
  return (
    <div class="preferences">
      <button
        class="text-button"
        lang={language.value === "zh" ? "en" : "zh-CN"}
        aria-label={`${t("app.language")}: ${t("app.language.label")}`}
        data-testid="language"
        onClick={() => setLanguage(language.value === "zh" ? "en" : "zh")}
      >
        {t("app.language")}
      </button>
      <button
        class="icon-button"
        aria-label={t(dark ? "app.theme.light" : "app.theme.dark")}
        data-testid="theme"
        onClick={() => setTheme(dark ? "light" : "dark")}
      >
        <Icon path={dark ? SUN : MOON} />
      </button>
    </div>
  );
}

const SUN =
  "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8M12 2.500v2M12 19.500v2M4.500 4.500l1.500 1.500M18 18l1.500 1.500M2.500 12h2M19.500 12h2M4.500 19.500 6 18M18 6l1.500-1.500";
const MOON = "M20 14.500A8.500 8.500 0 0 1 9.500 4a8.500 8.500 0 1 0 10.500 10.500";

function Mark() {
  return (
    <svg class="mark" viewBox="0 0 32 32" aria-hidden="true">
      <path class="mark-line" d="M9 22 16 9l8 8" />
      <circle class="mark-lead" cx="9" cy="22" r="5" />
      <circle class="mark-node" cx="16" cy="8" r="4" />
      <circle class="mark-node" cx="25" cy="18" r="4" />
    </svg>
  );
}
