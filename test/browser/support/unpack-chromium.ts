import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { PROJECT_ROOT } from "../../../scripts/run-wrangler.ts";

const PACKAGE = "@sparticuz/chromium";

/**
 * The Chromium that the dev dependency `@sparticuz/chromium` carries (x64 Linux only), unpacked once beside the packages; no
 * member where there is none for this machine. It needs glibc and libgcc of the system, and brings NSS and expat along.
 */
export async function unpackChromium(say: (line: string) => void) {
  if (process.platform !== "linux" || process.arch !== "x64") return [];
  const home = join(PROJECT_ROOT, "node_modules/.cache/aftercall", `chromium-${packageVersion()}`);
  if (!existsSync(home)) {
    say(`Unpacking the Chromium of ${PACKAGE} …`);
    await unpackInto(home);
  }
  return [
    {
      executablePath: join(home, "chromium"),
      environment: {
        LD_LIBRARY_PATH: join(home, "al2023/lib"),
        FONTCONFIG_FILE: join(home, "fonts.conf"),
      },
    },
  ];
}

/** The folder appears whole or not at all, also where two processes unpack at once or one is ended meanwhile. */
async function unpackInto(home: string): Promise<void> {
  await mkdir(dirname(home), { recursive: true });
  const draft = await mkdtemp(`${home}-`);
  try {
    await unpackWith(draft);
    await writeFile(join(draft, "fonts.conf"), fontsOf(home));
    await rename(draft, home).catch((error: unknown) => {
      if (!existsSync(home)) throw error;
    });
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/**
 * The package unpacks itself into the temporary folder of its process, takes what it finds there already, and adds its
 * libraries only on AWS Lambda's Linux: so it runs in a process of its own that believes so.
 */
async function unpackWith(folder: string): Promise<void> {
  const script = `await (await import("${PACKAGE}")).default.executablePath();`;
  await promisify(execFile)(process.execPath, ["--input-type=module", "--eval", script], {
    cwd: PROJECT_ROOT,
    env: { ...process.env, TMPDIR: folder, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs24.x" },
  });
}

/** The system's fonts where there are any, and the one that comes along. */
const fontsOf = (home: string) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${join(home, "fonts/fonts")}</dir>
  <cachedir>${join(home, "fonts-cache")}</cachedir>
</fontconfig>
`;

/** Its package.json is none of its exports. */
function packageVersion(): string {
  const main = createRequire(import.meta.url).resolve(PACKAGE);
  return createRequire(main)("../../package.json").version;
}
