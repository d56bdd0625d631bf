import { env } from "cloudflare:workers";
import { openDatabase } from "../../src/store/database.ts";

/**
 * The same database for one beside whom somebody does something, right before a batch of theirs: the first, or a
 * later one.
 */
export function beside(work: () => Promise<unknown>, batch = 1) {
  let asked = 0;
  const DB = new Proxy(env.DB, {
    get(target, member) {
      if (member === "batch") {
        return async (statements: D1PreparedStatement[]) => {
          asked += 1;
          if (asked === batch) await work();
          return target.batch(statements);
        };
      }
      const value: unknown = Reflect.get(target, member);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
  return openDatabase(DB);
}
