import type { ExtractionRequest } from "../../src/extraction/model.ts";
import { readOffline } from "../../src/extraction/models/offline.ts";

/** CPU time of the offline reader for each request, in milliseconds, in this process. */
export function readerTimes(requests: readonly ExtractionRequest[]): number[] {
  // Once unmeasured: a worker lives for minutes, and its compiler is warm after the first calls.
  for (const request of requests) readOffline(request);
  return requests.map((request) => {
    const before = process.cpuUsage();
    readOffline(request);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
}
