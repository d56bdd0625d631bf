import { env } from "cloudflare:workers";

/** Every row of every table, to be compared with what stands later. */
export async function everyRow(): Promise<Record<string, unknown[]>> {
  const { results: tables } = await env.DB.prepare(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '\\_cf\\_%' ESCAPE '\\'",
  ).all<{ name: string }>();
  const rows = tables.map(async ({ name }) => {
    const { results } = await env.DB.prepare(`SELECT * FROM "${name}"`).all();
    return [name, results] as const;
  });
  return Object.fromEntries(await Promise.all(rows));
}
