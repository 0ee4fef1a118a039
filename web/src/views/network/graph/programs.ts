/** How the graphics card draws circles and lines. */

import { createNodePiechartProgram } from "@sigma/node-piechart";
import { EdgeLineProgram, EdgeRectangleProgram } from "sigma/rendering";

import type { LinkData, NodeData } from "./point";

const PIE = createNodePiechartProgram<NodeData, LinkData>({
  defaultColor: "#888888",
  slices: [
    { color: { attribute: "leadColor" }, value: { attribute: "leadSlice" } },
    { color: { attribute: "supportColor" }, value: { attribute: "supportSlice" } },
  ],
});

const THIN = EdgeLineProgram<NodeData, LinkData>;
const WIDE = EdgeRectangleProgram<NodeData, LinkData>;

/** All that is named is compiled before the first frame, and Sigma names a circle and an arrow by itself. */
export const programs = (manyLinks: boolean) => ({
  nodeProgramClasses: { circle: PIE },
  edgeProgramClasses: { line: manyLinks ? THIN : WIDE, arrow: THIN },
});
