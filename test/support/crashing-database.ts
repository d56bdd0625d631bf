const ASKING = ["run", "all", "first", "raw"];

/** Whoever dies at a step of the database dies before it is asked, or after it has done what it was asked. */
export type Moment = "before" | "after";

/** Thrown where the process is to be taken for dead. */
export class Crash extends Error {
  override readonly name = "Crash";
}

/**
 * The same database for a process that dies at its `step`th request (a batch is one); `asked` counts them, so that a run
 * with no crash says how many steps there are.
 */
export function crashingDatabase(binding: D1Database, step: number, moment: Moment) {
  let asked = 0;
  const real = new WeakMap<D1PreparedStatement, D1PreparedStatement>();
  const dying = async <T>(work: () => Promise<T>): Promise<T> => {
    asked++;
    const dies = asked === step;
    if (dies && moment === "before") throw new Crash("before");
    const answer = await work();
    if (dies) throw new Crash("after");
    return answer;
  };
  const watched = (statement: D1PreparedStatement): D1PreparedStatement => {
    const proxy = new Proxy(statement, {
      get(target, member) {
        const value: unknown = Reflect.get(target, member);
        if (typeof value !== "function") return value;
        if (member === "bind") return (...values: unknown[]) => watched(target.bind(...values));
        const call = value.bind(target) as (...parameters: unknown[]) => Promise<unknown>;
        return ASKING.includes(String(member))
          ? (...parameters: unknown[]) => dying(() => call(...parameters))
          : call;
      },
    });
    real.set(proxy, statement);
    return proxy;
  };
  const DB = new Proxy(binding, {
    get(target, member) {
      if (member === "prepare") return (query: string) => watched(target.prepare(query));
      if (member === "batch") {
        return (statements: D1PreparedStatement[]) =>
          dying(() => target.batch(statements.map((statement) => real.get(statement) ?? statement)));
      }
      const value: unknown = Reflect.get(target, member);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
  return { DB, asked: () => asked };
}
