/** Colours of the charts: those of the page, read from its styles, so that both themes are told in one place. */

export interface Colors {
  readonly ink: string;
  readonly soft: string;
  readonly line: string;
  readonly surface: string;
  readonly sunken: string;
  /** From the surest basis of a lead to the least sure. */
  readonly leads: readonly [string, string, string, string];
  readonly support: string;
  readonly target: string;
  readonly report: string;
  /** From no load to the most. */
  readonly heat: readonly string[];
}

export function readColors(): Colors {
  const styles = getComputedStyle(document.documentElement);
  const read = (name: string): string => styles.getPropertyValue(`--${name}`).trim();
  const list = (name: string): string[] => read(name).split(/\s+/);
  const [first = "", second = "", third = "", fourth = ""] = list("chart-leads");
  return {
    ink: read("ink"),
    soft: read("soft"),
    line: read("line"),
    surface: read("surface"),
    sunken: read("sunken"),
    leads: [first, second, third, fourth],
    support: read("bar-support"),
    target: read("target"),
    report: read("report"),
    heat: list("chart-heat"),
  };
}
