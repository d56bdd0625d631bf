/** What went wrong, in the product's words. Each door turns a code into its own language once. */
export type ErrorCode =
  | "unreadable"
  | "unauthorized"
  | "forbidden"
  | "not_found"
  | "conflict"
  | "too_large"
  | "unsupported_media_type"
  | "invalid"
  | "upgrade_required"
  | "rate_limited"
  | "unavailable";

/** One wrong field: `field` is a dotted path into the request (`post_call_actions.0.condition.field`). */
export interface FieldError {
  field: string;
  message: string;
}

/** `message` is one sentence that says what to do; it is shown to users as it stands. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly fields: readonly FieldError[];

  constructor(code: ErrorCode, message: string, fields: readonly FieldError[] = []) {
    super(message);
    this.name = "AppError";
    this.code = code;
    this.fields = fields;
  }
}

/** A request that could be read but says something wrong; every wrong field is listed. */
export function invalid(fields: readonly FieldError[]): AppError {
  const first = fields[0];
  const rest = fields.length > 1 ? ` (and ${fields.length - 1} more, see errors)` : "";
  return new AppError(
    "invalid",
    first ? `${first.field}: ${first.message}${rest}` : "Invalid request.",
    fields,
  );
}

interface Issue {
  code?: string | undefined;
  path: PropertyKey[];
  message: string;
  keys?: string[];
  origin?: string;
  minimum?: number | bigint;
  maximum?: number | bigint;
  values?: readonly unknown[];
}

/** The issues of a zod error as wrong fields; a member that nobody knows is named itself, not its parent. */
export function fieldErrors(issues: readonly Issue[]): FieldError[] {
  return issues.flatMap((issue) => {
    const at = issue.path.map(String);
    if (issue.code !== "unrecognized_keys")
      return [{ field: at.join(".") || "body", message: plainMessage(issue) }];
    return (issue.keys ?? []).map((key) => ({
      field: [...at, key].join("."),
      message: "Unknown member: check its spelling or leave it out.",
    }));
  });
}

/** The default sentences of zod are for programmers; what a schema says in words of its own stands. */
const DEFAULTS = /^(Too small|Too big|Invalid option): /;
const NO_NUMBER = /^Invalid input: expected number, received (?!undefined)/;

function plainMessage({ message, origin, minimum, maximum, values }: Issue): string {
  if (NO_NUMBER.test(message)) return "Give a number.";
  if (!DEFAULTS.test(message)) return message;
  if (values) return `Use one of: ${values.join(", ")}.`;
  const isLow = minimum !== undefined;
  const bound = isLow ? minimum : maximum;
  switch (origin) {
    case "number":
    case "int":
      return isLow ? `Use ${bound} or more.` : `Use ${bound} or less.`;
    case "string":
      return `Use ${isLow ? "at least" : "at most"} ${bound} characters.`;
    case "array":
      return `Give ${isLow ? "at least" : "at most"} ${bound}.`;
    default:
      return message;
  }
}
