import { goodJson } from "../../answers.ts";
import type { Vonage } from "./account.ts";
import { ask, CALLS } from "./api.ts";
import { foundCall, listQuery } from "./call-list.ts";

/** Looks an attempt up in the list of calls (Voice API, GET /v1/calls). */
export const findCall: Vonage["findCall"] = async (tools, connection, attempt) => {
  const answer = await ask(tools, connection, `${CALLS}?${listQuery(attempt)}`);
  const list = answer === null ? undefined : goodJson(answer);
  return list === undefined ? { kind: "not_told" } : foundCall(list, attempt);
};
