import { AppError, type ErrorCode } from "./errors.ts";

interface Problem {
  status: number;
  title: string;
}

/** The one place where a code becomes HTTP. */
const PROBLEMS: Record<ErrorCode | "internal", Problem> = {
  unreadable: { status: 400, title: "Unreadable request" },
  unauthorized: { status: 401, title: "No valid API key" },
  forbidden: { status: 403, title: "Not allowed" },
  not_found: { status: 404, title: "Not found" },
  conflict: { status: 409, title: "Conflict" },
  too_large: { status: 413, title: "Too large" },
  unsupported_media_type: { status: 415, title: "Unsupported media type" },
  invalid: { status: 422, title: "Invalid request" },
  upgrade_required: { status: 426, title: "Upgrade required" },
  rate_limited: { status: 429, title: "Too many requests" },
  unavailable: { status: 503, title: "Temporarily unavailable" },
  internal: { status: 500, title: "Internal error" },
};

/** The HTTP status of an error: 500 for any that is not ours. */
export function statusOf(error: unknown): number {
  return PROBLEMS[error instanceof AppError ? error.code : "internal"].status;
}

/** Seconds after which a client may try again what was only unavailable. */
const RETRY_AFTER_SECONDS = "5";

/** RFC 9457. An error of ours says its own sentence; any other says none of its text, only the id to look it up by. */
export function problem(error: unknown, requestId: string): Response {
  const known = error instanceof AppError ? error : null;
  const code = known?.code ?? "internal";
  const { status, title } = PROBLEMS[code];
  const detail =
    known?.message ?? `Something went wrong on our side: try again, and quote ${requestId} if it stays.`;
  const body = {
    type: `urn:aftercall:problem:${code}`,
    title,
    status,
    detail,
    code,
    request_id: requestId,
    ...(known && known.fields.length > 0 ? { errors: known.fields } : {}),
  };
  const headers = new Headers({ "content-type": "application/problem+json", "x-request-id": requestId });
  if (status === 401) headers.set("www-authenticate", "Bearer");
  // RFC 9110, 15.5.22: such an answer names what to upgrade to.
  if (status === 426) headers.set("upgrade", "websocket");
  if (status === 503) headers.set("retry-after", RETRY_AFTER_SECONDS);
  return new Response(JSON.stringify(body), { status, headers });
}
