import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";

import { t } from "../../i18n";
import { recallKey } from "../../lib/key";
import { KeyField } from "../../parts/KeyField";
import { useJudging } from "../../parts/useJudging";

interface Props {
  readonly fields?: ComponentChildren;
  readonly show: string;
  readonly children: (key: string) => ComponentChildren;
}

/** What only who has the key sees. */
export function WithKey({ fields, show, children }: Props) {
  const { open } = useJudging();
  const [typed, setTyped] = useState(recallKey);
  const [key, setKey] = useState(recallKey);
  if (!open) return <p class="state">{t("alike.off")}</p>;
  return (
    <>
      <form class="filters" onSubmit={(event) => (event.preventDefault(), setKey(typed))}>
        {fields}
        <KeyField value={typed} onKey={setTyped} />
        <button class="button" type="submit" disabled={!typed}>
          {show}
        </button>
      </form>
      {key && children(key)}
    </>
  );
}
