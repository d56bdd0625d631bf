import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { News, Source } from "../conversations/take-in.ts";
import { AppError } from "../errors.ts";
import type { NewId } from "../id.ts";
import { type LogFields, type LogLevel, reasonOf } from "../log.ts";
import { problem } from "../problem.ts";
import type { Connection } from "../telephony/connection.ts";
import type { CallEvent } from "../telephony/event.ts";
import type { AnyAdapter } from "../telephony/provider.ts";
import type { ToolResult } from "../telephony/tool-result.ts";

export interface IntakeTools {
  newId: NewId;
  clock: () => number;
  log: (level: LogLevel, event: string, fields?: LogFields) => void;
  /** The connection that an intake URL names, opened; null where there is none. Throws `unavailable` where it stays shut. */
  findIntake: (
    provider: string,
    connectionId: string,
  ) => Promise<{ adapter: AnyAdapter; connection: Connection; connectionId: string | null } | null>;
  countRefused: (connectionId: string) => Promise<void>;
  takeIn: (source: Source, events: readonly CallEvent[]) => Promise<News[]>;
  tellLive: (news: readonly News[]) => Promise<void>;
  handleTools: (source: Source, events: readonly CallEvent[], later: Later) => Promise<ToolResult[]>;
}

/** Lets work go on after the answer. */
type Later = (work: Promise<unknown>) => void;

/** A call of hours with the times of each word, some of it twice (Retell); what is kept of it is cut to a row's size. */
const MAX_CALLBACK_BYTES = 8 * 1024 * 1024;
/** Names of what an adapter does not know, in one log line. */
const MAX_UNKNOWN = 20;
const MAX_NAME_CHARS = 60;

/** The door for provider callbacks, under `/intake`: checks the signature over the raw bytes, reads, stores, answers. */
export function intakeApp(tools: IntakeTools, later: Later) {
  const app = new Hono().basePath("/intake");
  const tooLarge = new AppError("too_large", `Send at most ${MAX_CALLBACK_BYTES} bytes.`);
  app.use(bodyLimit({ maxSize: MAX_CALLBACK_BYTES, onError: () => problem(tooLarge, tools.newId("req")) }));
  app.on(["GET", "POST"], ["/:provider/:connection", "/:provider/:connection/*"], (c) =>
    receive({ ...tools, later }, c, c.req.param("provider"), c.req.param("connection")),
  );
  app.notFound(() => {
    throw new AppError("not_found", "Post to /intake/<provider>/<connection>.");
  });
  app.onError((error) => {
    const requestId = tools.newId("req");
    if (!(error instanceof AppError)) {
      tools.log("error", "intake_failed", { request_id: requestId, reason: reasonOf(error) });
    }
    return problem(error, requestId);
  });
  return app;
}

async function receive(
  tools: IntakeTools & { later: Later },
  c: Context,
  provider: string,
  id: string,
): Promise<Response> {
  const found = await tools.findIntake(provider, id);
  if (!found) throw new AppError("not_found", "There is no such connection: copy its intake_url anew.");
  const { adapter, connection, connectionId } = found;
  const body = await c.req.arrayBuffer();
  const { method, url } = c.req;
  const path = new URL(url).pathname.split("/").slice(4).join("/").replace(/\/+$/, "");
  const callback = { method, url, path, headers: c.req.raw.headers, body };
  const received = await adapter.receive(connection, callback, tools.clock());
  if (received.kind === "unsigned") {
    return refuse(tools, provider, connectionId, { bytes: body.byteLength, sendAgain: received.sendAgain });
  }
  if (received.kind === "unreadable") {
    tools.log("warn", "intake_unreadable", {
      provider,
      connection_id: connectionId,
      reason: received.detail,
    });
    throw new AppError("unreadable", received.detail);
  }
  const { events, unknown = [] } = received;
  if (unknown.length > 0) {
    const names = unknown.slice(0, MAX_UNKNOWN).map((name) => name.slice(0, MAX_NAME_CHARS));
    tools.log("info", "intake_unknown", { provider, connection_id: connectionId, names: names.join(" ") });
  }
  const source = { workspaceId: connection.workspaceId, provider, connectionId };
  const news = await tools.takeIn(source, events);
  if (news.length > 0) tools.later(tools.tellLive(news));
  const answer = received.answerTools
    ? received.answerTools(await tools.handleTools(source, events, tools.later))
    : received.answer;
  return answer
    ? new Response(answer.body, { headers: { "content-type": answer.contentType } })
    : c.json({ accepted: true });
}

/** A message that nobody vouches for leaves a count and a line without a word of its own. */
async function refuse(
  tools: IntakeTools,
  provider: string,
  connectionId: string | null,
  { bytes, sendAgain }: { bytes: number; sendAgain: boolean | undefined },
): Promise<never> {
  const seen = connectionId === null ? "" : `${connectionId.slice(0, 8)}…`;
  tools.log("warn", "intake_unsigned", { provider, connection: seen, bytes });
  if (connectionId !== null) await tools.countRefused(connectionId);
  if (sendAgain) throw new AppError("unavailable", "The message is not signed: send it again.");
  throw new AppError(
    "unauthorized",
    "The signature does not match: check the secret of the connection against the provider's.",
  );
}
