/** Layout off the main thread; a job that is not wanted any more is ended. */

import type { Arranged, LayoutJob } from "./shape";

export function layOut(job: LayoutJob, signal: AbortSignal): Promise<Arranged> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./layout.worker.ts", import.meta.url), { type: "module" });
    const end = (): void => worker.terminate();
    worker.addEventListener("message", (event: MessageEvent<Arranged>) => {
      end();
      resolve(event.data);
    });
    worker.addEventListener("error", (event) => {
      end();
      reject(new Error(event.message));
    });
    signal.addEventListener("abort", () => {
      end();
      reject(new DOMException("", "AbortError"));
    });
    worker.postMessage(job);
  });
}
