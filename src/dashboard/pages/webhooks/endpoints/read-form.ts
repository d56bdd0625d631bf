import type { viewEndpoint } from "../../../../webhooks/endpoints/view.ts";
import { type FormValues, numberOr } from "../../../parts/form-values.ts";
import { readWaits, writeWaits } from "./waits.ts";

/** What the form of an endpoint says, as the verbs read it; an empty input stands for their default. */
export function readForm(values: FormValues, to: "create" | "change") {
  const listOf = (name: string) => (values.all(name).length > 0 ? values.all(name) : null);
  const waits = readWaits(values.one("retry_schedule"));
  const secret = to === "create" ? values.one("secret") : "";
  return {
    url: values.one("url"),
    description: values.one("description") || null,
    events: listOf("events"),
    agent_ids: listOf("agent_ids"),
    rate_limit_per_second: numberOr(values.one("rate_limit_per_second")) ?? null,
    retry_schedule: waits.length > 0 ? waits : null,
    signatures: values.all("signatures"),
    ...(secret ? { secret } : {}),
  };
}

/** The values with which the form of an endpoint begins that stands. */
export function standingValues(endpoint: ReturnType<typeof viewEndpoint>) {
  return {
    url: endpoint.url,
    description: endpoint.description,
    events: endpoint.events,
    agent_ids: endpoint.agent_ids,
    rate_limit_per_second: endpoint.rate_limit_per_second,
    retry_schedule: writeWaits(endpoint.retry_schedule ?? []),
    signatures: endpoint.signatures,
  };
}
