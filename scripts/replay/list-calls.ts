import type { CallAnswer } from "../api/answers.ts";
import type { ApiClient } from "../api/client.ts";

/** Every call from the id `oldest` on: ids sort by time, so what is older was there before. */
export async function listCallsSince(api: ApiClient, oldest: string): Promise<CallAnswer[]> {
  const calls: CallAnswer[] = [];
  for await (const page of api.pages<CallAnswer>("/v1/calls?limit=500")) {
    calls.push(...page.filter(({ call_id }) => call_id >= oldest));
    if (page.some(({ call_id }) => call_id < oldest)) break;
  }
  return calls;
}
