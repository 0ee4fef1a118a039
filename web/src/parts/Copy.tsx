import { useState } from "preact/hooks";

import { t } from "../i18n";
import { copy } from "../lib/copy";

const SHOWN_MS = 1500;

/** A button that copies, and says for a moment that it did. */
export function Copy({ words, text }: { words: string; text: () => string }) {
  const [told, setTold] = useState<"copied" | "failed" | null>(null);
  const press = async (): Promise<void> => {
    setTold((await copy(text())) ? "copied" : "failed");
    setTimeout(() => setTold(null), SHOWN_MS);
  };
  return (
    <button class="button quiet small" onClick={press} aria-live="polite">
      {told ? t(`copy.${told}`) : words}
    </button>
  );
}
