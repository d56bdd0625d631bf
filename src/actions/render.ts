import { MASK } from "../agents/secrets.ts";
import { callView } from "../calls/view.ts";
import { type FieldError, invalid } from "../errors.ts";
import { newEvent } from "../webhooks/event.ts";
import type { ActionOf } from "./action.ts";
import { type Fill, fillTexts, renderBody, textsOf } from "./render-body.ts";
import { renderUrl } from "./render-url.ts";
import { Filling, TemplateError } from "./template.ts";
import { namesAny } from "./template-names.ts";
import { type Analysed, eventIdOf, type Requesting, scopeOf } from "./template-scope.ts";

type WebhookConfig = ActionOf<"webhook">["config"];
export type RequestSource = Analysed & Requesting;

/** A webhook action's request, as it is sent but for the signature. */
export interface RenderedRequest {
  method: WebhookConfig["method"];
  url: string;
  query: Record<string, unknown>;
  /** Values as they are: mask them before they are shown. */
  headers: Record<string, string>;
  body: string;
  contentType: string | null;
}

/** The templates of a webhook action with their places in its `config`. */
export function webhookTemplates({ url, query, body }: WebhookConfig) {
  return textsOf({ url, query, body });
}

/** What has to be loaded before the action's request can be made. */
export function needsOf(config: WebhookConfig): { turns: boolean; followUp: boolean } {
  const texts = webhookTemplates(config).map(({ text }) => text);
  return {
    turns: texts.some((text) => namesAny(text, "call.transcript", "call.turns")),
    followUp: texts.some((text) => namesAny(text, "schedule")),
  };
}

/**
 * The request that a webhook action makes of a call. `invalid` lists every place that cannot be filled in (`config.body.x`).
 * Nothing is asked or saved; the same source gives the same request.
 */
export function renderRequest(config: WebhookConfig, source: RequestSource): RenderedRequest {
  const errors: FieldError[] = [];
  const fill: Fill = (path, work) => {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof TemplateError)) throw error;
      errors.push({ field: ["config", ...path].join("."), message: error.message });
      return null;
    }
  };
  const filling = new Filling(scopeOf(source, source));
  const query = Object.fromEntries(
    Object.entries(config.query ?? {}).map(([name, value]) => [
      name,
      fillTexts(value, filling, fill, ["query", name]),
    ]),
  );
  const url = fill(["url"], () => renderUrl(filling, config.url, query)) ?? config.url;
  const written = bodyFor(config, source, filling, fill);
  if (errors.length > 0) throw invalid(errors);
  return { method: config.method, url, query, headers: headersFor(config, written), ...written };
}

interface Written {
  body: string;
  contentType: string | null;
}

/** The action's own body, else the `call.analyzed` envelope; GET and DELETE have only a body of their own. */
function bodyFor(config: WebhookConfig, source: RequestSource, filling: Filling, fill: Fill): Written {
  const contentType = contentTypeOf(config.headers);
  if (config.body !== undefined) return renderBody(config.body, contentType, filling, fill, config.omit_null);
  if (config.method === "GET" || config.method === "DELETE") return { body: "", contentType };
  return { body: envelopeOf(source), contentType: contentType ?? "application/json" };
}

/** Null where none is set, or where the one that is set is not known: a draft may leave it masked. */
function contentTypeOf(headers: WebhookConfig["headers"]): string | null {
  const [, set = null] = Object.entries(headers ?? {}).find(([name]) => /^content-type$/i.test(name)) ?? [];
  return set === MASK ? null : set;
}

/** Text is not called JSON: a content type that follows from the body is said where it is not the usual one. */
function headersFor({ headers = {} }: WebhookConfig, { contentType }: Written): Record<string, string> {
  if (contentType === null || contentType === "application/json" || contentTypeOf(headers)) return headers;
  return { ...headers, "content-type": contentType };
}

function envelopeOf({ run, call, analysis }: RequestSource): string {
  const { name, explanation, requestedBy } = run;
  const action = { name, explanation, ...(requestedBy == null ? {} : { run_by: requestedBy }) };
  const data = { ...callView(call, analysis, []), action };
  const at = analysis.completedAt;
  return JSON.stringify(
    newEvent({
      type: "call.analyzed",
      eventId: eventIdOf(run),
      callId: call.id,
      agentId: call.agentId,
      at,
      data,
    }),
  );
}
