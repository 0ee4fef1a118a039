/** What a node and a link of the picture hold. */

import type Graph from "graphology";

export type NodeKind = "agency" | "task" | "indicator";

export interface NodeData {
  kind: NodeKind;
  name: string;
  label: string | null;
  x: number;
  y: number;
  size: number;
  color: string;
  leadColor: string;
  supportColor: string;
  leads: number;
  supports: number;
  /** Shares of the circle: of an agency as it leads and supports, of others all in one colour. */
  leadSlice: number;
  supportSlice: number;
  community: number;
  place: string;
  highlighted: boolean;
  forceLabel: boolean;
  zIndex: number;
}

export interface LinkData {
  weight: number;
  size: number;
  /** Its size where nobody pressed it. */
  width: number;
  color: string;
  zIndex: number;
}

/** Where a node is on the screen, in pixels of the container. */
export interface Pin {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

export type NetworkGraph = Graph<NodeData, LinkData>;

export const POINT: NodeData = {
  kind: "task",
  name: "",
  label: null,
  x: 0,
  y: 0,
  size: 4,
  color: "",
  leadColor: "",
  supportColor: "",
  leads: 0,
  supports: 0,
  leadSlice: 1,
  supportSlice: 0,
  community: -1,
  place: "",
  highlighted: false,
  forceLabel: false,
  zIndex: 0,
};
