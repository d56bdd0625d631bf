const TYPES = { csv: "text/csv; charset=utf-8", jsonl: "application/x-ndjson; charset=utf-8" };

/** What goes before a file, for either door: a browser keeps it as `<name>.<format>`, and nothing in between does. */
export const fileHeaders = (name: string, format: keyof typeof TYPES) => ({
  "Content-Type": TYPES[format],
  "Content-Disposition": `attachment; filename="${name}.${format}"`,
  "Cache-Control": "no-store",
});

/** The day in a file's name, `2026-05-07`; `at` in epoch ms. */
export const dayOfFile = (at: number): string => new Date(at).toISOString().slice(0, "2026-05-07".length);

/** Asks for the next piece only when the last was taken, and for none once the client is gone. */
export function streamed(pieces: AsyncIterable<string | Uint8Array>): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder();
  const iterator = pieces[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await iterator.next();
      if (done) controller.close();
      else controller.enqueue(typeof value === "string" ? bytes.encode(value) : value);
    },
    async cancel() {
      await iterator.return?.();
    },
  });
}
