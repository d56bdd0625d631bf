import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { AppError } from "../errors.ts";
import type { NewId } from "../id.ts";
import { type LogFields, type LogLevel, reasonOf } from "../log.ts";
import { problem } from "../problem.ts";
import type { ProviderEvent } from "../telephony/event.ts";
import type { Registry } from "../telephony/registry.ts";

export interface IntakeTools {
  newId: NewId;
  log: (level: LogLevel, event: string, fields?: LogFields) => void;
  providers: Registry;
  acceptProviderEvent: (workspaceId: string, provider: string, event: ProviderEvent) => Promise<void>;
}

/** The largest transcript that a call may have, and the envelope round it. */
const MAX_CALLBACK_BYTES = 2 * 1024 * 1024;

/** The door for provider callbacks, under `/intake`: checks the signature over the raw bytes, reads, hands over. */
export function intakeApp(tools: IntakeTools) {
  const app = new Hono().basePath("/intake");
  const tooLarge = new AppError("too_large", `Send at most ${MAX_CALLBACK_BYTES} bytes.`);
  app.use(bodyLimit({ maxSize: MAX_CALLBACK_BYTES, onError: () => problem(tooLarge, tools.newId("req")) }));
  app.post("/:provider/:workspaceId", async (c) => {
    const { provider: id, workspaceId } = c.req.param();
    const provider = tools.providers.get(id);
    if (!provider) throw new AppError("not_found", `There is no provider ${id}.`);
    const body = await c.req.arrayBuffer();
    const read = await provider.readCallback({ workspaceId, headers: c.req.raw.headers, body });
    if (read.kind === "unsigned") {
      tools.log("warn", "intake_unsigned", { provider: id, bytes: body.byteLength });
      throw new AppError(
        "unauthorized",
        "The signature does not match: sign the raw body with the shared secret.",
      );
    }
    if (read.kind === "unreadable") throw new AppError("unreadable", read.detail);
    await tools.acceptProviderEvent(workspaceId, id, read.event);
    return c.json({ accepted: true }, 202);
  });
  app.notFound(() => {
    throw new AppError("not_found", "Post to /intake/<provider>/<workspace>.");
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
