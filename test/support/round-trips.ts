const ASKING = ["run", "all", "first", "raw"];

/**
 * The same database, with a count of how often it is asked, where a statement on its own is one time and a batch is one
 * too; and of the statements, which Cloudflare counts.
 */
export function countRoundTrips(binding: D1Database): {
  DB: D1Database;
  trips: () => number;
  statements: () => number;
} {
  let [trips, single, batched] = [0, 0, 0];
  const real = new WeakMap<D1PreparedStatement, D1PreparedStatement>();

  const watched = (statement: D1PreparedStatement): D1PreparedStatement => {
    const proxy = new Proxy(statement, {
      get(target, member) {
        if (member === "bind") return (...values: unknown[]) => watched(target.bind(...values));
        if (ASKING.includes(String(member))) {
          trips++;
          single++;
        }
        return bound(target, member);
      },
    });
    real.set(proxy, statement);
    return proxy;
  };

  const DB = new Proxy(binding, {
    get(target, member) {
      if (member === "prepare") return (query: string) => watched(target.prepare(query));
      if (member !== "batch") return bound(target, member);
      return (statements: D1PreparedStatement[]) => {
        trips++;
        batched += statements.length;
        return target.batch(statements.map((statement) => real.get(statement) ?? statement));
      };
    },
  });
  return { DB, trips: () => trips, statements: () => single + batched };
}

function bound(target: object, member: PropertyKey): unknown {
  const value: unknown = Reflect.get(target, member);
  return typeof value === "function" ? value.bind(target) : value;
}
