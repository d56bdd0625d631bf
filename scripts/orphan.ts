import { execFileSync } from "node:child_process";

const CHECK_EVERY_MS = 2_000;

/**
 * Calls `end` when the npm that runs this script is gone. npm hands on the signals it gets, but one that is killed hard
 * cannot, and its script would stay behind and hold the port. Nothing is watched where `ps` is missing.
 */
export function whenNpmIsGone(end: () => void): void {
  const ancestors = [process.ppid, lookUp(process.ppid)?.parent ?? 0];
  const npm = ancestors.find((pid) => lookUp(pid)?.name.startsWith("npm"));
  if (npm === undefined) return;
  setInterval(() => {
    if (!lookUp(npm)) end();
  }, CHECK_EVERY_MS).unref();
}

/** A living process; between npm and its script there may be a shell. */
function lookUp(pid: number): { parent: number; name: string } | null {
  try {
    const line = execFileSync("ps", ["-o", "ppid=,stat=,args=", "-p", String(pid)], { encoding: "utf8" });
    const [parent, state = "", ...name] = line.trim().split(/\s+/);
    return state.startsWith("Z") ? null : { parent: Number(parent), name: name.join(" ") };
  } catch {
    return null;
  }
}
