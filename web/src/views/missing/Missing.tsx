import { t } from "../../i18n";

export function Missing() {
  return (
    <div class="page">
      <div class="state">
        <h1 class="state-title">{t("missing.title")}</h1>
        <p>{t("missing.hint")}</p>
        <a class="button" href="/">
          {t("missing.home")}
        </a>
      </div>
    </div>
  );
}
