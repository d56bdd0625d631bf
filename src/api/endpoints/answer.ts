import type { SavedEndpoint } from "../../webhooks/endpoints/save.ts";
import { viewEndpoint } from "../../webhooks/endpoints/view.ts";
import type { ApiContext } from "../context.ts";

/** A saved endpoint; with its secret in the one answer that shows it. */
export function answerSaved(c: ApiContext, { record, secret }: SavedEndpoint, status: 200 | 201): Response {
  if (status === 201) c.header("Location", `/v1/endpoints/${record.endpoint.id}`);
  return c.json({ ...viewEndpoint(record), ...(secret === null ? {} : { secret }) }, status);
}
