import { t } from "../i18n";

interface Props {
  readonly value: string;
  readonly onKey: (key: string) => void;
}

/** The key that a decision is sent with. */
export function KeyField({ value, onKey }: Props) {
  return (
    <label class="field">
      <span>{t("policy.delete.key")}</span>
      <input type="password" autocomplete="off" value={value} data-testid="key" onInput={(event) => onKey(event.currentTarget.value)} />
    </label>
  );
}
