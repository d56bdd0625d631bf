import { type Count, noCount } from "./counted.ts";

/** Dollars, from Cloudflare's price list: D1 rows, queue operations (about three a message), requests. */
const PRICE = { rowWritten: 1e-6, rowRead: 1e-9, queueOperation: 0.4e-6, request: 0.3e-6 };
const OPERATIONS_PER_MESSAGE = 3;

/** A table of what each stage asked of the account, and what that costs. */
export function printCosts(stages: ReadonlyMap<string, Count>, of: string): void {
  const total = noCount();
  const row = (name: string, { roundTrips, statements, rowsRead, rowsWritten, messages }: Count) =>
    [
      name.padEnd(24),
      ...[roundTrips, statements, rowsRead, rowsWritten, messages].map((n) => String(n).padStart(9)),
    ].join("");
  const lines = [...stages].map(([name, count]) => {
    for (const key of Object.keys(total) as (keyof Count)[]) total[key] += count[key];
    return row(name, count);
  });
  const dollars =
    total.rowsWritten * PRICE.rowWritten +
    total.rowsRead * PRICE.rowRead +
    total.messages * OPERATIONS_PER_MESSAGE * PRICE.queueOperation +
    PRICE.request;
  const head = [
    "".padEnd(24),
    ...["trips", "stmts", "read", "written", "messages"].map((t) => t.padStart(9)),
  ].join("");
  console.log([head, ...lines, row("total", total), `$${dollars.toFixed(7)} ${of}`].join("\n"));
}
