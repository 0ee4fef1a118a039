/** What all charts are narrowed to. */
export interface Scope {
  readonly city?: string;
  readonly policy?: string;
}
