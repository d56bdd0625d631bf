import { type Count, noCount } from "./counted.ts";

/**
 * Dollars, from Cloudflare's price list: rows of D1 and of Durable Objects, queue operations (about three a message),
 * requests. The time that a Durable Object is in memory comes on top.
 */
const PRICE = {
  ...{ rowWritten: 1e-6, rowRead: 1e-9, queueOperation: 0.4e-6 },
  ...{ request: 0.3e-6, objectRequest: 0.15e-6 },
};
const OPERATIONS_PER_MESSAGE = 3;

const COLUMNS: readonly (readonly [title: string, key: keyof Count])[] = [
  ["trips", "roundTrips"],
  ["stmts", "statements"],
  ["read", "rowsRead"],
  ["written", "rowsWritten"],
  ["messages", "messages"],
];
const OBJECT_COLUMNS: typeof COLUMNS = [
  ["objects", "objectRequests"],
  ["obj.rows", "objectRows"],
];

/** A table of what each stage asked of the account, and what that costs. */
export function printCosts(stages: ReadonlyMap<string, Count>, of: string): void {
  const total = totalOf(stages);
  const columns = [...COLUMNS, ...(total.objectRequests > 0 ? OBJECT_COLUMNS : [])];
  const row = (name: string, cells: readonly (string | number)[]) =>
    [name.padEnd(34), ...cells.map((cell) => String(cell).padStart(10))].join("");
  const counts = (count: Count) => columns.map(([, key]) => count[key]);
  const lines = [...stages].map(([name, count]) => row(name, [...counts(count), dollars(count)]));
  console.log(
    [
      row("", [...columns.map(([title]) => title), "dollars"]),
      ...lines,
      row("total", counts(total)),
      `$${dollars({ ...total, requests: Math.max(1, total.requests) })} ${of}`,
    ].join("\n"),
  );
}

function totalOf(stages: ReadonlyMap<string, Count>): Count {
  const total = noCount();
  for (const count of stages.values()) {
    for (const key of Object.keys(total) as (keyof Count)[]) total[key] += count[key];
  }
  return total;
}

function dollars(count: Count): string {
  const sum =
    (count.rowsWritten + count.objectRows) * PRICE.rowWritten +
    count.rowsRead * PRICE.rowRead +
    count.messages * OPERATIONS_PER_MESSAGE * PRICE.queueOperation +
    count.objectRequests * PRICE.objectRequest +
    count.requests * PRICE.request;
  return sum.toFixed(7);
}
