import { spawn } from "node:child_process";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import type { Crowd, CrowdWanted } from "../../../../bench/support/crowd-wanted.ts";
import { Failure } from "../../../../scripts/failure.ts";

const PROGRAM = fileURLToPath(new URL("../../../../bench/support/crowd.ts", import.meta.url));

/**
 * Fills a migrated database that no worker has open, in a process of its own: it is busy for many seconds, and whoever waits
 * has other things to do meanwhile. Throws a Failure with what the process said where it did not succeed.
 */
export async function fillDatabase(
  persistTo: string,
  wanted: Omit<CrowdWanted, "file">,
  interrupted: AbortSignal,
): Promise<Crowd> {
  const file = await databaseIn(persistTo);
  const child = spawn(process.execPath, [PROGRAM], { signal: interrupted, stdio: ["pipe", "pipe", "pipe"] });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  // One that ended before it read says why on stderr.
  child.stdin.on("error", () => {});
  child.stdin.end(JSON.stringify({ file, ...wanted } satisfies CrowdWanted));
  const [code, stdout, stderr] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
  if (code !== 0)
    throw new Failure(`The database of the crowded site could not be filled:\n${stderr.trim()}`);
  return JSON.parse(stdout) as Crowd;
}

const FOLDER = "v3/d1/miniflare-D1DatabaseObject";

/** The file in which wrangler keeps the one D1 database of a folder. */
async function databaseIn(persistTo: string): Promise<string> {
  const folder = join(persistTo, FOLDER);
  const files = (await readdir(folder).catch(() => [])).filter(
    (name) => name.endsWith(".sqlite") && name !== "metadata.sqlite",
  );
  const [file] = files;
  if (!file || files.length > 1)
    throw new Failure(
      `${folder} has ${files.length} databases, not one: does this wrangler keep it elsewhere?`,
    );
  return join(folder, file);
}
