import type { IngestAnswer } from "../api/answers.ts";
import type { ApiClient } from "../api/client.ts";
import { Failure } from "../failure.ts";
import { mapConcurrently } from "../replay/map-concurrently.ts";
import { textOf } from "../replay/read.ts";
import { bar } from "../replay/report.ts";
import type { Progress } from "../terminal.ts";
import { type Item, itemsOf } from "./items.ts";
import type { ImportOptions } from "./options.ts";
import { type ReadCall, readCall } from "./read-call.ts";
import { describeCall, type ImportTally } from "./report.ts";
import { requestOf } from "./request.ts";

/** Files in memory, and requests under way, at once. */
const CONCURRENCY = 8;

/** Reads the files and sends their calls; without an API each is only shown. One that fails is named, and the rest go on. */
export async function importFiles(
  files: readonly string[],
  options: ImportOptions,
  api: ApiClient | null,
  show: Progress,
): Promise<ImportTally> {
  const tally: ImportTally = { created: 0, known: 0, failed: 0 };
  const one = async (item: Item) => {
    const outcome = await take(readCall(item, options), api, show);
    tally[outcome]++;
    show.live(
      `${bar(done, files.length, "files")}, ${tally.created + tally.known} calls, ${tally.failed} failed`,
    );
  };
  let done = 0;
  for (; done < files.length; done += CONCURRENCY) {
    const items = await Promise.all(
      files.slice(done, done + CONCURRENCY).map((file) => read(file, options.format)),
    );
    await mapConcurrently(items.flat(), CONCURRENCY, one);
  }
  show.end();
  return tally;
}

async function read(file: string, format: string | null): Promise<Item[]> {
  try {
    return itemsOf(file, await textOf(file), format);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return [{ place: file, kind: "fault", reason: `${error.message.replace(file, "It")} Check its name.` }];
  }
}

async function take(read: ReadCall, api: ApiClient | null, show: Progress): Promise<keyof ImportTally> {
  if (read.kind === "fault") {
    show.line(`${read.place}: ${read.reason}`);
    return "failed";
  }
  if (!api) {
    show.line(describeCall(read.place, read.id, read.call));
    return "created";
  }
  try {
    const { created } = await api.post<IngestAnswer>("/v1/calls", requestOf(read.id, read.call));
    return created ? "created" : "known";
  } catch (error) {
    // One call refused is one call; a worker that does not answer ends the import.
    if (!(error instanceof Failure) || !error.message.startsWith("/v1/calls answered")) throw error;
    show.line(`${read.place}: ${error.message}`);
    return "failed";
  }
}
