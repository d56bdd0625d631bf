import { appendFile, readFile, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { command } from "./command.ts";
import { checkLogin, outputOf } from "./deploy/account.ts";
import { Failure } from "./failure.ts";
import { QUIET_ENVIRONMENT, wranglerIn } from "./run-wrangler.ts";

/**
 * What a backup holds: every table but the text index, which D1 can neither export nor needs to, since it is made of the
 * others, and the list of migrations, which the database that it goes back into has itself.
 */
const TABLES = `SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'
  AND name NOT GLOB 'call_text*' AND name NOT GLOB '_cf_*' AND name NOT GLOB 'sqlite_*' AND name <> 'd1_migrations' ORDER BY name`;

/** Migrations put a workspace of their own into an empty database. */
const BEFORE = "DELETE FROM workspaces;\n";
/** The sweep makes the text index anew. */
const AFTER =
  "\nINSERT OR REPLACE INTO call_text_fills (workspace_id, before) SELECT id, 'call_~' FROM workspaces;\n";

const wrangler = wranglerIn(QUIET_ENVIRONMENT);

/** `npm run backup -- FILE.sql`: the rows of the database in the account, or with `--local` of this machine's, as SQL. */
await command(async () => {
  const { values, positionals } = parseArgs({
    options: { local: { type: "boolean", default: false } },
    allowPositionals: true,
  });
  const [file] = positionals;
  if (!file || positionals.length > 1)
    throw new Failure("Name one file to write: npm run backup -- FILE.sql");
  const path = resolve(file);
  const where = values.local ? "--local" : "--remote";
  if (!values.local) await checkLogin(wrangler);
  const listed = await outputOf(wrangler, ["d1", "execute", "DB", where, "--json", "--command", TABLES]);
  const [{ results }] = JSON.parse(listed) as [{ results: { name: string }[] }];
  if (results.length === 0) throw new Failure("The database has no tables: start or deploy first.");
  const tables = results.flatMap(({ name }) => ["--table", name]);
  await outputOf(wrangler, ["d1", "export", "DB", where, "--no-schema", "--output", path, ...tables]);
  await writeFile(path, BEFORE + (await readFile(path, "utf8")));
  await appendFile(path, AFTER);
  console.log(`${results.length} tables are in ${file}.`);
  console.log("To put them into an empty database: npx wrangler d1 migrations apply NAME, then");
  console.log(`npx wrangler d1 execute NAME --file ${file}; the search finds them within some minutes.`);
});
