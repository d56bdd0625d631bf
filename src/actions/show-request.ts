import { AppError } from "../errors.ts";
import { showRequestHeaders } from "../webhooks/view.ts";
import type { ActionOf } from "./action.ts";
import { type RequestSource, renderRequest, webhookTemplates } from "./render.ts";
import { emptyNames } from "./template-names.ts";
import { eventIdOf, scopeOf } from "./template-scope.ts";

/**
 * A webhook action's request for a person to look at: header values masked, with what it names in vain (`warnings`), and,
 * where it cannot be made of this call, the places that are wrong (`errors`) instead of the request.
 */
export function showRequest(config: ActionOf<"webhook">["config"], source: RequestSource) {
  const texts = webhookTemplates(config).map(({ text }) => text);
  const about = { method: config.method, warnings: emptyNames(texts, scopeOf(source, source).values) };
  try {
    const { url, query, headers, body, contentType } = renderRequest(config, source);
    const shown = { url, query, headers: showRequestHeaders(eventIdOf(source.run), headers) };
    return { ...about, ...shown, body, content_type: contentType, errors: [] };
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "invalid") throw error;
    const nothing = { url: null, query: null, headers: null, body: null, content_type: null };
    return { ...about, ...nothing, errors: error.fields };
  }
}
