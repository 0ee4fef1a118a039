/** Documents on their way to the service. */

import { reach } from "../../api/client";
import type { Job } from "../../api/types";

export interface Chosen {
  readonly files: readonly File[];
  readonly apiKey: string;
  /** Whether what is no policy goes in too. */
  readonly any: boolean;
}

export async function upload(file: File, { apiKey, any }: Omit<Chosen, "files">): Promise<Job> {
  const body = new FormData();
  body.set("file", file);
  const response = await reach(any ? "/v1/policies?any=true" : "/v1/policies", { method: "POST", body, headers: { "X-API-Key": apiKey } });
  return (await response.json()) as Job;
}

/** Every file that was dropped, those in folders too, in the order of their paths. */
export async function dropped(data: DataTransfer | null): Promise<File[]> {
  const entries = [...(data?.items ?? [])].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  if (!entries.length) return [...(data?.files ?? [])];
  const found = await Promise.all(entries.map(within));
  return found.flat().sort(([one], [other]) => (one < other ? -1 : 1)).map(([, file]) => file);
}

async function within(entry: FileSystemEntry): Promise<[string, File][]> {
  if (entry.name.startsWith(".")) return []; // what systems keep in folders for themselves
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
    return [[entry.fullPath, file]];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const found: [string, File][] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject)); // at most 100 at a time
    if (!some.length) return found;
    for (const one of some) found.push(...(await within(one)));
  }
}
