import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { type Browser, chromium, type LaunchOptions } from "playwright-core";
import { Failure } from "../../../scripts/failure.ts";
import { installChromium } from "./install-chromium.ts";
import { unpackChromium } from "./unpack-chromium.ts";

/** A Chromium that starts on this machine. */
export interface Chromium {
  executablePath: string;
  /** What it needs beside the environment of this process; nothing, but for the one that is unpacked. */
  environment: Readonly<Record<string, string>>;
  version: string;
}

type Candidate = Omit<Chromium, "version">;

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const START_TIMEOUT_MS = 30_000;

/**
 * A Chromium for the tests, the first of these that starts: what `CHROMIUM_PATH` names (nothing else is tried then), one of
 * this system, the one that comes with the dev dependency `@sparticuz/chromium`, and as root on Debian the package
 * `chromium`, which is installed. What takes a while is told to `say`. Throws a Failure that says what to do.
 */
export async function findChromium(
  say: (line: string) => void,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Promise<Chromium> {
  const named = environment.CHROMIUM_PATH;
  if (named) {
    const tried = await tryStart({ executablePath: named, environment: {} });
    if ("version" in tried) return tried;
    throw new Failure(
      `CHROMIUM_PATH is ${named}, which does not start (${tried.problem}): name a Chromium that does, or unset it.`,
    );
  }
  const onPath = () => NAMES.flatMap((name) => onSystem(name, environment.PATH ?? ""));
  const sources: (() => Promise<Candidate[]>)[] = [
    async () => onPath(),
    async () => unpackChromium(say),
    async () => ((await installChromium(say)) ? onPath() : []),
  ];
  const problems: string[] = [];
  for (const source of sources) {
    for (const candidate of await source()) {
      const tried = await tryStart(candidate);
      if ("version" in tried) return tried;
      problems.push(`${candidate.executablePath}: ${tried.problem}`);
    }
  }
  const why = problems.length > 0 ? ` (${problems.join("; ")})` : "";
  throw new Failure(
    `No Chromium starts on this machine${why}: install one, e.g. \`apt-get install chromium\`, or set CHROMIUM_PATH to its path.`,
  );
}

/** How it is started; what ends this process is left to whoever started it. */
export const launchOptions = ({ executablePath, environment }: Candidate): LaunchOptions => ({
  executablePath,
  env: { ...definedOf(process.env), ...environment },
  timeout: START_TIMEOUT_MS,
  ...{ handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false },
});

async function tryStart(candidate: Candidate): Promise<Chromium | { problem: string }> {
  let browser: Browser | null = null;
  try {
    browser = await chromium.launch(launchOptions(candidate));
    return { ...candidate, version: browser.version() };
  } catch (error) {
    return { problem: reasonOf((error as Error).message) };
  } finally {
    await browser?.close();
  }
}

/** Why a start failed, in one line: what the browser itself wrote, else how it ended, else what waited for it. */
function reasonOf(message: string): string {
  const written = /\[err\] (.+)/.exec(message)?.[1];
  const code = /exitCode=(\d+)/.exec(message)?.[1];
  const [first = ""] = message.split("\n");
  return written ?? (code && `it ends with code ${code}`) ?? first.replace("browserType.launch: ", "");
}

const onSystem = (name: string, path: string): Candidate[] =>
  path
    .split(delimiter)
    .filter((folder) => folder !== "")
    .map((folder) => join(folder, name))
    .filter((executablePath) => existsSync(executablePath))
    .map((executablePath) => ({ executablePath, environment: {} }));

const definedOf = (environment: NodeJS.ProcessEnv) =>
  Object.fromEntries(
    Object.entries(environment).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
