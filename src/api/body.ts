import type { MiddlewareHandler } from "hono";
import { AppError } from "../errors.ts";
import { MAX_IMPORT_BYTES } from "../imports/import.ts";
import { fileTooLarge } from "../imports/split-file.ts";
import type { ApiContext, ApiEnv } from "./context.ts";

/** Room for a transcript of 1 MiB with its JSON escapes. */
export const MAX_BODY_BYTES = 2 * 1024 * 1024;

const tooLarge = () =>
  new AppError(
    "too_large",
    "The request is over 2 MiB; a transcript may have 1 MiB and 5,000 turns, a list 50,000 rows.",
  );

const IMPORTS = "/v1/imports";

interface FileForm {
  types: RegExp;
  /** How they are named to whoever sent another. */
  said: string;
}

/** Where a file may be sent as it is, instead of inside JSON. */
const TAKES_FILE: ReadonlyMap<string, FileForm> = new Map([
  ["/v1/suppressions/import", { types: /^text\/(csv|plain)\b/i, said: "CSV with Content-Type: text/csv" }],
  [
    IMPORTS,
    {
      types: /^(text\/(csv|plain)|application\/(x-)?(ndjson|jsonl|jsonlines))\b/i,
      said: "the file with Content-Type: text/csv or application/x-ndjson",
    },
  ],
]);

/** Whether the body is a file as it is. */
export const isFile = (c: ApiContext): boolean =>
  TAKES_FILE.get(c.req.path)?.types.test(c.req.header("content-type") ?? "") ?? false;

/** Reads the body once, within bounds, before anything else looks at it. */
export const readBody: MiddlewareHandler<ApiEnv> = async (c, next) => {
  const type = c.req.header("content-type");
  if (type && !/^application\/([\w.+-]+\+)?json\b/i.test(type) && c.req.raw.body && !isFile(c)) {
    const file = TAKES_FILE.get(c.req.path);
    const orFile = file ? `, or ${file.said}` : "";
    throw new AppError("unsupported_media_type", `Send JSON with Content-Type: application/json${orFile}.`);
  }
  const limit =
    c.req.path === IMPORTS
      ? { bytes: MAX_IMPORT_BYTES, tooLarge: fileTooLarge }
      : { bytes: MAX_BODY_BYTES, tooLarge };
  c.set("body", await readBounded(c.req.raw, limit));
  await next();
};

async function readBounded(
  request: Request,
  { bytes, tooLarge }: { bytes: number; tooLarge: () => AppError },
): Promise<string> {
  if (!request.body) return "";
  if (Number(request.headers.get("content-length") ?? 0) > bytes) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body) {
    size += chunk.byteLength;
    if (size > bytes) throw tooLarge();
    chunks.push(chunk);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: false }).decode(
      await new Blob(chunks).arrayBuffer(),
    );
  } catch {
    throw new AppError("unreadable", "The body is not UTF-8 text: encode it as UTF-8.");
  }
}

/** The body as JSON; its form is the verb's business. */
export function jsonBody(c: ApiContext): unknown {
  const text = c.get("body");
  if (text === "") throw new AppError("unreadable", "The body is empty: send a JSON object.");
  try {
    return JSON.parse(text);
  } catch {
    throw new AppError("unreadable", "The body is not valid JSON: check quotes, commas and brackets.");
  }
}

/** The same where the body may be left out: `{}`, every member has its default. */
export function optionalJsonBody(c: ApiContext): unknown {
  return c.get("body") === "" ? {} : jsonBody(c);
}
