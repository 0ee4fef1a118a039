/** What a task may lack, as the service calls it. */
export const GAPS = ["no_owner", "no_lead", "no_date", "no_figure"] as const;
export type GapName = (typeof GAPS)[number];
