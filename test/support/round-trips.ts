const ASKING = ["run", "all", "first", "raw"];

/** The same database, with a count of how often it is asked: a statement on its own is one time, a batch is one too. */
export function countRoundTrips(binding: D1Database): { DB: D1Database; trips: () => number } {
  let trips = 0;
  const real = new WeakMap<D1PreparedStatement, D1PreparedStatement>();

  const watched = (statement: D1PreparedStatement): D1PreparedStatement => {
    const proxy = new Proxy(statement, {
      get(target, member) {
        if (member === "bind") return (...values: unknown[]) => watched(target.bind(...values));
        if (ASKING.includes(String(member))) trips++;
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
        return target.batch(statements.map((statement) => real.get(statement) ?? statement));
      };
    },
  });
  return { DB, trips: () => trips };
}

function bound(target: object, member: PropertyKey): unknown {
  const value: unknown = Reflect.get(target, member);
  return typeof value === "function" ? value.bind(target) : value;
}
