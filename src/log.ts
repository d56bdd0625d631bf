export type LogLevel = "info" | "warn" | "error";
export type LogFields = Readonly<Record<string, string | number | boolean | null>>;

/** One line for the operator: an event and the ids to look it up by, never a secret or a transcript. */
export function log(level: LogLevel, event: string, fields: LogFields = {}): void {
  console[level](JSON.stringify({ level, event, ...fields }));
}

/** The root cause of an error: what wraps it may quote a query with a person's number in it. */
export function reasonOf(fault: unknown): string {
  let cause = fault;
  while (cause instanceof Error && cause.cause instanceof Error) cause = cause.cause;
  return cause instanceof Error ? `${cause.name}: ${cause.message}` : "unknown";
}
