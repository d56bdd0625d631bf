import { Failure } from "../failure.ts";
import type { Wrangler, WranglerResult } from "../wrangler.ts";
import type { Account } from "./plan.ts";
import type { Wanted } from "./settings.ts";

/** Throws a Failure where nobody is logged in: no other command would say it as plainly. */
export async function checkLogin(wrangler: Wrangler): Promise<void> {
  const { stdout } = await wrangler(["whoami", "--json"]);
  if (!/"loggedIn"\s*:\s*true/.test(stdout)) {
    throw new Failure(
      "You are not logged in to Cloudflare: run `npx wrangler login`, or set CLOUDFLARE_API_TOKEN.",
    );
  }
}

/** Looks up in the account what wrangler.toml asks for; nothing is changed. */
export async function inspectAccount(wrangler: Wrangler, wanted: Wanted): Promise<Account> {
  const queues: string[] = [];
  for (const name of wanted.queues) if (await queueExists(wrangler, name)) queues.push(name);
  return { databases: await listDatabases(wrangler), queues, secrets: await listSecrets(wrangler) };
}

export async function listDatabases(wrangler: Wrangler): Promise<Account["databases"]> {
  return JSON.parse(await outputOf(wrangler, ["d1", "list", "--json"]));
}

/** `queues list` has no JSON form and comes in pages, so each queue is asked for by name. */
async function queueExists(wrangler: Wrangler, name: string): Promise<boolean> {
  const args = ["queues", "info", name];
  const result = await wrangler(args);
  if (!result.ok && /does not exist/.test(result.stdout + result.stderr)) return false;
  if (!result.ok) throw refused(args, result);
  return true;
}

/** A worker that was never deployed has no secrets. */
async function listSecrets(wrangler: Wrangler): Promise<string[]> {
  const args = ["secret", "list"];
  const result = await wrangler(args);
  if (!result.ok && /Worker .*not found/.test(result.stdout + result.stderr)) return [];
  if (!result.ok) throw refused(args, result);
  return JSON.parse(result.stdout).map(({ name }: { name: string }) => name);
}

/** What a command printed; throws a Failure with its words where it failed. */
export async function outputOf(wrangler: Wrangler, args: readonly string[]): Promise<string> {
  const result = await wrangler(args);
  if (!result.ok) throw refused(args, result);
  return result.stdout;
}

function refused(args: readonly string[], { stdout, stderr }: WranglerResult): Failure {
  return new Failure(`wrangler ${args.join(" ")} failed:\n${`${stdout}${stderr}`.trim()}`);
}
