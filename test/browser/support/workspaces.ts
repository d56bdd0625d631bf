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

/**
 * Those of the site with very many calls: nothing changes in `crowded` and `broken`, where something is stored that
 * cannot be read; the calls of `reading` are read by a model, and by the offline reader as well.
 */
export const CROWDED_WORKSPACES = ["crowded", "broken", "reading"] as const;
export type CrowdedName = (typeof CROWDED_WORKSPACES)[number];

/** The API key of each. */
export type Keys<Name extends string = WorkspaceName> = Readonly<Record<Name, string>>;

const KEY_BYTES = 24;

/**
 * Makes workspaces in a migrated database on this machine that no worker has open. The API itself makes none: a key is
 * of one workspace, and so is whoever has it.
 */
export async function mintWorkspaces<Name extends string>(
  names: readonly Name[],
  wrangler: Wrangler,
  persistTo: string,
): Promise<Keys<Name>> {
  const entries = names.map((name) => [name, `sk_${randomBytes(KEY_BYTES).toString("hex")}`] as const);
  const file = join(persistTo, "workspaces.sql");
  await writeFile(file, entries.map(([name, key]) => statements(name, key)).join(""));
  const made = await wrangler([
    ...["d1", "execute", "DB", "--local", "--yes", "--persist-to", persistTo, "--file", file],
  ]);
  if (!made.ok) throw new Failure(`The tests' workspaces could not be made:\n${made.stdout}${made.stderr}`);
  return Object.fromEntries(entries) as Keys<Name>;
}

/** The id of the workspace with the name. */
export const workspaceId = (name: string) => `ws_${name}`;

/** No value holds a quote. */
function statements(name: string, key: string): string {
  const hash = createHash("sha256").update(key).digest("hex");
  const id = workspaceId(name);
  const now = Date.now();
  return `INSERT INTO workspaces (id, name, created_at) VALUES ('${id}', '${name}', ${now});
INSERT INTO api_keys (hash, id, workspace_id, name, created_at) VALUES ('${hash}', 'key_${name}', '${id}', 'Robin Adler', ${now});
`;
}
