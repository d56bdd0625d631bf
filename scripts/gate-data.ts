import { readFile, writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { command } from "./command.ts";
import { Failure } from "./failure.ts";
import { countryNames } from "./gate-data/country-names.ts";
import { phoneZones } from "./gate-data/phone-zones.ts";
import { holidayTable } from "./gate-data/public-holidays.ts";

const DATA = new URL("../src/gate/data/", import.meta.url);
const HOLIDAYS = "public-holidays.json";
const LIBRARY_LICENCE = new URL("../node_modules/date-holidays/LICENSE", import.meta.url);
/** The current year and the nine after it. */
const YEARS = 10;

/**
 * `npm run gate-data [-- --check]`: writes the tables of src/gate/data anew; with --check it only says whether they
 * would differ.
 */
await command(async () => {
  const { values: flags } = parseArgs({
    options: { check: { type: "boolean", default: false }, from: { type: "string" } },
  });
  const first = flags.check ? await firstYear() : Number(flags.from ?? new Date().getUTCFullYear());
  if (!Number.isInteger(first)) throw new Failure("--from is the first year of the table, e.g. 2026.");
  const numbering = await phoneZones(first);
  const files: [string, string][] = [
    ["phone-zones.json", json(numbering)],
    ["country-names.json", json(countryNames(numbering.countries))],
    [HOLIDAYS, json(holidayTable(first, first + YEARS - 1))],
    ["public-holidays.sources.txt", sources(await readFile(LIBRARY_LICENCE, "utf8"))],
  ];
  const stale: string[] = [];
  for (const [name, text] of files) {
    if (!flags.check) await writeFile(new URL(name, DATA), text);
    else if ((await readFile(new URL(name, DATA), "utf8")) !== text) stale.push(name);
    console.log(`${name}: ${text.length} characters`);
  }
  if (stale.length > 0)
    throw new Failure(`Not what the libraries say: ${stale.join(", ")}. Run npm run gate-data.`);
});

/** A check compares like with like: the years that the committed table has. */
async function firstYear(): Promise<number> {
  return JSON.parse(await readFile(new URL(HOLIDAYS, DATA), "utf8")).first;
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** The articles that the holidays were taken from: their licence asks for them to be named. */
function sources(licence: string): string {
  const list = /<attribution>\s*([\s\S]*?)\s*<\/attribution>/.exec(licence)?.[1];
  if (!list) throw new Failure("date-holidays' LICENSE no longer lists its sources; see where they are now.");
  return `${list}\n`;
}
