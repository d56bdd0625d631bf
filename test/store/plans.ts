import { env } from "cloudflare:workers";
import { type Database, openDatabase } from "../../src/store/database.ts";

/** What is asked of the database, statement by statement, as SQLite plans to answer it. */
export async function plansOf(ask: (db: Database) => Promise<unknown>): Promise<string[]> {
  const asked: string[] = [];
  const DB = new Proxy(env.DB, {
    get(target, member) {
      if (member === "prepare") {
        return (query: string) => {
          asked.push(query);
          return target.prepare(query);
        };
      }
      const value: unknown = Reflect.get(target, member);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
  await ask(openDatabase(DB));
  const plans = asked.map(async (query) => {
    const values = Array.from({ length: query.split("?").length - 1 }, () => "x");
    const { results } = await env.DB.prepare(`EXPLAIN QUERY PLAN ${query}`)
      .bind(...values)
      .all<{ detail: string }>();
    return results.map(({ detail }) => detail);
  });
  return (await Promise.all(plans)).flat();
}
