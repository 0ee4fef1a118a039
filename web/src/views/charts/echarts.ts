/** The parts of ECharts that the charts use: they come with the first chart, not with the page. */

import { BarChart, HeatmapChart, ScatterChart } from "echarts/charts";
import { GridComponent, LegendComponent, TooltipComponent, VisualMapContinuousComponent } from "echarts/components";
import { init, use } from "echarts/core";
import type { EChartsCoreOption, ECharts } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";

use([
  BarChart,
  HeatmapChart,
  ScatterChart,
  GridComponent,
  LegendComponent,
  TooltipComponent,
  VisualMapContinuousComponent,
  CanvasRenderer, // the SVG one sets style attributes, which the content security policy forbids
]);

export { init };
export type { ECharts, EChartsCoreOption };
