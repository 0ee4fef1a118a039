import { arrange } from "./arrange";
import type { LayoutJob } from "./shape";

self.addEventListener("message", (event: MessageEvent<LayoutJob>) => {
  const found = arrange(event.data);
  self.postMessage(found, { transfer: [found.x.buffer, found.y.buffer, found.community.buffer] });
});
