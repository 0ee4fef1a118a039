/** What the options of all charts share. */

import type { Colors } from "./colors";

const SIZE = 12;

export const text = (colors: Colors) => ({ color: colors.soft, fontSize: SIZE, fontFamily: FONT });

export const FONT = 'system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif';

export const tip = (colors: Colors) => ({
  confine: true,
  backgroundColor: colors.surface,
  borderColor: colors.line,
  textStyle: { color: colors.ink, fontSize: 13, fontFamily: FONT },
});

export const values = (colors: Colors) => ({
  type: "value",
  minInterval: 1,
  axisLabel: text(colors),
  splitLine: { lineStyle: { color: colors.line } },
});

/** Names along an axis, cut to a width. */
export const names = (colors: Colors, data: readonly string[], width: number) => ({
  type: "category",
  data,
  axisLabel: { ...text(colors), color: colors.ink, width, overflow: "truncate", interval: 0 },
  axisLine: { lineStyle: { color: colors.line } },
  axisTick: { show: false },
});

export const legend = (colors: Colors) => ({
  top: 0,
  left: 0,
  icon: "roundRect",
  itemWidth: 14,
  itemHeight: 10,
  textStyle: text(colors),
});
