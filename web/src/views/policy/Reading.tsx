import type { PolicyDetail } from "../../api/types";
import { t } from "../../i18n";
import { named, number } from "../../lib/format";
import { Facts } from "../../parts/Page";

type Note = NonNullable<PolicyDetail["reading"]>;

/** How the document was read: from where in the file, and what of it is not in the text. */
export function Reading({ policy }: { policy: PolicyDetail }) {
  const note = policy.reading;
  if (!note) return null;
  return (
    <details class="cites" data-testid="reading">
      <summary>{t("reading.title")}</summary>
      <Facts
        of={[
          [t("reading.format"), [note.format, note.encoding].filter(Boolean).join(" · ")],
          [t("reading.main"), note.main_text],
          [t("reading.copies"), note.hidden_copies ? number(note.hidden_copies) : ""],
          [t("reading.tables"), note.tables ? number(note.tables) : ""],
          [t("reading.pages"), note.pages ? number(note.pages) : ""],
          [t("reading.without"), (note.pages_without_text ?? []).map(number).join(t("list.comma"))],
          [t("reading.unclear"), counts(note)],
          [t("reading.extractor"), note.extractor],
        ]}
      />
      <LeftOut note={note} />
    </details>
  );
}

/** That a document is none of the kind, and was taken in all the same. */
export function NoPolicy({ policy }: { policy: PolicyDetail }) {
  if (policy.is_policy) return null;
  return (
    <p class="faint" role="note">
      {t("reading.none")} ({policy.why_not})
    </p>
  );
}

function LeftOut({ note }: { note: Note }) {
  const parts = note.left_out ?? [];
  if (!parts.length) return null;
  return (
    <>
      <h3>
        {t("reading.left")} <span class="count">{number(note.left_out_letters ?? 0)}</span>
      </h3>
      <ul>
        {parts.map((part, at) => (
          <li key={at}>
            <span class="tag">{named("reading.what", part.what)}</span> {part.where}{" "}
            {part.letters > 0 && <span class="count">{number(part.letters)}</span>}
          </li>
        ))}
      </ul>
    </>
  );
}

function counts(note: Note): string {
  const found = Object.entries(note.not_understood ?? {});
  return found.map(([kind, count]) => `${named("reading.kind", kind)} ${number(count)}`).join(t("list.comma"));
}
