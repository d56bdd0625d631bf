import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { promisify } from "node:util";

const DEBIAN = "/etc/debian_version";
const APT = "/usr/bin/apt-get";
const INSTALL = ["install", "--yes", "--no-install-recommends", "chromium"];

/** Installs Debian's `chromium` where this process may; false where it may not, or where that fails. */
export async function installChromium(say: (line: string) => void): Promise<boolean> {
  if (process.getuid?.() !== 0 || !existsSync(DEBIAN) || !existsSync(APT)) return false;
  say("No Chromium on this machine starts: installing Debian's with `apt-get install chromium` …");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const apt = (args: string[]) => promisify(execFile)(APT, ["-qq", ...args], { env });
  try {
    await apt(["update"]);
    await apt(INSTALL);
    return true;
  } catch (error) {
    const { stderr = "", message } = error as Error & { stderr?: string };
    say(`apt-get failed: ${(stderr.trim().split("\n").at(-1) || message).trim()}`);
    return false;
  }
}
