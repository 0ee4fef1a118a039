import { useEffect, useRef, useState } from "preact/hooks";

import { Problem } from "../../api/client";
import { language, theme } from "../../lib/preferences";
import { Failed, Loading } from "../../parts/State";
import { readColors } from "./colors";
import type { Colors } from "./colors";
import type { ECharts, EChartsCoreOption } from "./echarts";

interface Props {
  /** What the picture shows, to screen readers; the numbers are in the table below it. */
  readonly label: string;
  readonly height: number;
  readonly option: (colors: Colors, narrow: boolean) => EChartsCoreOption;
  /** Changes with the data. */
  readonly version: unknown;
  readonly onPick?: (at: number) => void;
}

const NARROW = 600;

/** A chart in the page's colours; it is drawn anew with the theme, the language and the width. */
export function Chart({ label, height, option, version, onPick }: Props) {
  const element = useRef<HTMLDivElement>(null);
  const [state, setState] = useState<"loading" | "drawn" | "failed">("loading");
  const dress = [theme.value, language.value, height, version];
  useEffect(() => {
    let chart: ECharts | null = null;
    let ended = false;
    import("./echarts").then(
      ({ init }) => {
        if (ended || !element.current) return;
        chart = init(element.current);
        draw(chart, element.current, option);
        if (onPick) chart.on("click", (event) => onPick(event.dataIndex));
        setState("drawn");
      },
      () => setState("failed"),
    );
    const observer = new ResizeObserver(() => chart && element.current && draw(chart, element.current, option));
    if (element.current) observer.observe(element.current);
    return () => {
      ended = true;
      observer.disconnect();
      chart?.dispose();
    };
  }, dress);
  return (
    <figure class="chart">
      <div ref={element} role="img" aria-label={label} data-testid="chart" data-state={state} style={{ height: `${height}px` }} />
      {state === "loading" && <Loading />}
      {state === "failed" && <Failed problem={new Problem(0, "")} again={() => location.reload()} />}
    </figure>
  );
}

function draw(chart: ECharts, element: HTMLElement, option: Props["option"]): void {
  chart.resize();
  chart.setOption({ animation: false, ...option(readColors(), element.clientWidth < NARROW) }, { notMerge: true });
}

/** Lines of a tooltip as an element: words of documents are text there, never markup. */
export function tooltip(lines: readonly string[]): HTMLElement {
  const element = document.createElement("div");
  element.className = "chart-tip";
  for (const [at, line] of lines.entries()) element.append(Object.assign(document.createElement(at ? "p" : "strong"), { textContent: line }));
  return element;
}
