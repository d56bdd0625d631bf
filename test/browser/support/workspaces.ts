import { createHash, randomBytes } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Failure } from "../../../scripts/failure.ts";
import type { Wrangler } from "../../../scripts/wrangler.ts";

/**
 * The workspaces of the worker that browser tests look at, each with a key of its own. `seeded` is only looked at, never
 * changed; a test that changes something takes a name of its own, added here.
 */
export const WORKSPACES = ["seeded", "hostile", "empty", "scratch", "flows", "signing", "sending"] as const;
export type WorkspaceName = (typeof WORKSPACES)[number];

/** The API key of each. */
export type Keys = Readonly<Record<WorkspaceName, string>>;

const KEY_BYTES = 24;

/**
 * Makes the workspaces in a migrated database on this machine that no worker has open. The API itself makes none: a key is
 * of one workspace, and so is whoever has it.
 */
export async function mintWorkspaces(wrangler: Wrangler, persistTo: string): Promise<Keys> {
  const entries = WORKSPACES.map((name) => [name, `sk_${randomBytes(KEY_BYTES).toString("hex")}`] as const);
  const file = join(persistTo, "workspaces.sql");
  await writeFile(file, entries.map(([name, key]) => statements(name, key)).join(""));
  const made = await wrangler([
    ...["d1", "execute", "DB", "--local", "--yes", "--persist-to", persistTo, "--file", file],
  ]);
  if (!made.ok) throw new Failure(`The tests' workspaces could not be made:\n${made.stdout}${made.stderr}`);
  return Object.fromEntries(entries) as Record<WorkspaceName, string>;
}

/** No value holds a quote. */
function statements(name: WorkspaceName, key: string): string {
  const hash = createHash("sha256").update(key).digest("hex");
  const now = Date.now();
  return `INSERT INTO workspaces (id, name, created_at) VALUES ('ws_${name}', '${name}', ${now});
INSERT INTO api_keys (hash, id, workspace_id, name, created_at) VALUES ('${hash}', 'key_${name}', 'ws_${name}', 'Robin Adler', ${now});
`;
}
