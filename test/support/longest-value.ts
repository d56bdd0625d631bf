/** The same database, with the length of the longest text that was bound: D1 takes 2 MB, and a local one more. */
export function longestValue(binding: D1Database): { DB: D1Database; longest: () => number } {
  let longest = 0;
  const DB = new Proxy(binding, {
    get(target, member) {
      if (member !== "prepare") return own(target, member);
      return (query: string) => {
        const statement = target.prepare(query);
        return new Proxy(statement, {
          get(_, name) {
            if (name !== "bind") return own(statement, name);
            return (...values: unknown[]) => {
              longest = Math.max(longest, ...values.map((value) => String(value).length));
              return statement.bind(...values);
            };
          },
        });
      };
    },
  });
  return { DB, longest: () => longest };
}

function own(target: object, member: PropertyKey): unknown {
  const value: unknown = Reflect.get(target, member);
  return typeof value === "function" ? value.bind(target) : value;
}
