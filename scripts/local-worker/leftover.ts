import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

const FILE = "aftercall-worker.pid";

/** Notes which process group works in the directory; its leader is the keeper. */
export async function noteWorker(directory: string, keeper: number | undefined): Promise<void> {
  await writeFile(join(directory, FILE), `${keeper ?? ""}\n`);
}

/**
 * Ends the runtime of a worker whose keeper was killed together with everything else of it but the runtime, which
 * would go on holding port and database. Nothing is ended while a keeper lives, or where `ps` is missing.
 */
export async function endLeftover(directory: string): Promise<void> {
  const keeper = Number(await readFile(join(directory, FILE), "utf8").catch(() => ""));
  if (!keeper) return;
  const group = (await processes()).filter(({ pgid }) => pgid === keeper);
  const orphaned =
    group.some(({ name }) => name.includes("workerd")) && !group.some(({ pid }) => pid === keeper);
  if (orphaned) process.kill(-keeper, "SIGKILL");
}

async function processes(): Promise<{ pid: number; pgid: number; name: string }[]> {
  const listed = await promisify(execFile)("ps", ["-A", "-o", "pid=,pgid=,stat=,comm="]).catch(() => ({
    stdout: "",
  }));
  return listed.stdout.split("\n").flatMap((line) => {
    const [pid, pgid, state = "", ...name] = line.trim().split(/\s+/);
    return state.startsWith("Z") ? [] : [{ pid: Number(pid), pgid: Number(pgid), name: name.join(" ") }];
  });
}
