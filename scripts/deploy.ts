import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { command } from "./command.ts";
import { checkLogin, inspectAccount, listDatabases, outputOf } from "./deploy/account.ts";
import { describe, planDeployment, type Step } from "./deploy/plan.ts";
import { chooseSecrets } from "./deploy/secrets.ts";
import { readWanted, type SecretName, withDatabaseId } from "./deploy/settings.ts";
import { Failure } from "./failure.ts";
import { SECRET_FILE_MODE } from "./local-worker/keys.ts";
import { PROJECT_ROOT, QUIET_ENVIRONMENT, wranglerIn } from "./run-wrangler.ts";

const WRANGLER_TOML = join(PROJECT_ROOT, "wrangler.toml");
const wrangler = wranglerIn(QUIET_ENVIRONMENT);

/** `npm run deploy`: makes in the account what is missing, migrates, deploys. Run again, it changes only what is new. */
await command(async () => {
  const { values } = parseArgs({ options: { "dry-run": { type: "boolean" } } });
  await checkLogin(wrangler);
  const wanted = readWanted(await readFile(WRANGLER_TOML, "utf8"));
  const steps = planDeployment(wanted, await inspectAccount(wrangler, wanted));
  console.log(`To do:\n${steps.map((step) => `- ${describe(step)}`).join("\n")}\n`);
  if (values["dry-run"]) return;
  let secrets: Record<string, string> = {};
  for (const step of steps) {
    if (step.do === "set_secrets") secrets = await takeSecrets(step.names);
    else await perform(step, secrets);
  }
  console.log("\nDeployed. Try it: curl <the URL above>/health");
});

async function perform(
  step: Exclude<Step, { do: "set_secrets" }>,
  secrets: Record<string, string>,
): Promise<void> {
  switch (step.do) {
    case "create_database":
      await outputOf(wrangler, ["d1", "create", step.name]);
      return writeDatabaseId(await idOfDatabase(step.name));
    case "write_database_id":
      return writeDatabaseId(step.id);
    case "create_queue":
      await outputOf(wrangler, ["queues", "create", step.name]);
      return;
    case "migrate":
      return shown(["d1", "migrations", "apply", "DB", "--remote"]);
    case "deploy":
      return deploy(secrets);
  }
}

async function takeSecrets(names: readonly SecretName[]): Promise<Record<string, string>> {
  const secrets = await chooseSecrets(names);
  // Shown before the deployment: should that break off half-way, the key may be set already.
  if (secrets.BOOTSTRAP_API_KEY) {
    console.log(`\nYour API key, shown this once: ${secrets.BOOTSTRAP_API_KEY}\n`);
  }
  return secrets;
}

/** Secrets go up with the code, so that the worker never serves without them; their file is gone afterwards. */
async function deploy(secrets: Record<string, string>): Promise<void> {
  if (Object.keys(secrets).length === 0) return shown(["deploy"]);
  const directory = await mkdtemp(join(tmpdir(), "aftercall-"));
  const file = join(directory, "secrets.json");
  try {
    await writeFile(file, JSON.stringify(secrets), { mode: SECRET_FILE_MODE });
    await shown(["deploy", "--secrets-file", file]);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

async function shown(args: readonly string[]): Promise<void> {
  const { ok } = await wrangler(args, { show: true });
  if (!ok)
    throw new Failure(`wrangler ${args[0]} failed: correct what it says and run npm run deploy again.`);
}

async function idOfDatabase(name: string): Promise<string> {
  const database = (await listDatabases(wrangler)).find((each) => each.name === name);
  if (!database)
    throw new Failure(`The database ${name} was made and is not listed yet: run npm run deploy again.`);
  return database.uuid;
}

async function writeDatabaseId(id: string): Promise<void> {
  await writeFile(WRANGLER_TOML, withDatabaseId(await readFile(WRANGLER_TOML, "utf8"), id));
}
