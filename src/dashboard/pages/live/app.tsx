import { Hono } from "hono";
import { viewerFrom } from "../../../access/viewer.ts";
import { getAgent } from "../../../agents/read.ts";
import { listCallsGoingOn } from "../../../calls/going-on.ts";
import { getCall } from "../../../calls/read.ts";
import { endCall } from "../../../conversations/end-call.ts";
import { lookAt } from "../../../conversations/follow.ts";
import { namesOfAgents } from "../../../store/agent-names.ts";
import { transferCall } from "../../../transfers/by-person.ts";
import type { DashboardContext, DashboardEnv } from "../../context.ts";
import { done } from "../../flash.ts";
import { orNull } from "../../or-null.ts";
import { page } from "../../page.tsx";
import { notesOf } from "../../parts/conditions/said-condition.tsx";
import { customerNumber } from "../../parts/customer-number.ts";
import { initialValues, sentValues } from "../../parts/form-values.ts";
import { refusalOf } from "../../refusal.ts";
import { callWords } from "../../words/call.ts";
import { liveWords as words } from "../../words/live.ts";
import { LiveCall } from "./call.tsx";
import { LiveList } from "./list.tsx";
import { streamCall } from "./stream.ts";
import type { TakeOverProps } from "./take-over.tsx";

/** Calls that go on, `/dashboard/live`. */
export const livePages = new Hono<DashboardEnv>();

livePages.get("/", async (c) => {
  const { db } = c.env.services;
  const workspaceId = c.get("workspaceId");
  const [calls, agents] = await Promise.all([
    listCallsGoingOn(db, workspaceId),
    namesOfAgents(db, workspaceId),
  ]);
  return page(c, <LiveList calls={calls} agents={agents} />, { title: c.get("viewer").t(words.title) });
});

livePages.get("/:id", (c) => show(c, { values: initialValues({}), errors: [] }));

livePages.get("/:id/stream", ...streamCall);

livePages.post("/:id/transfer", async (c) => {
  const { workspaceId, callId, name } = viewerIn(c);
  const values = sentValues(await c.req.formData());
  const optional = (name: string) => (values.one(name) ? { [name]: values.one(name) } : {});
  const wish = {
    ...(values.one("action") ? optional("action") : { to_number: values.one("to_number") }),
    ...optional("message"),
    ...optional("briefing"),
    ...(values.one("warm") ? { mode: "warm" } : {}),
  };
  try {
    await transferCall(c.env.services, workspaceId, callId, wish, name);
  } catch (error) {
    return refused(c, error, values);
  }
  return done(c, `/dashboard/live/${callId}`, c.get("viewer").t(words.handedOver));
});

livePages.post("/:id/end", async (c) => {
  const { workspaceId, callId } = viewerIn(c);
  try {
    await endCall(c.env.services, workspaceId, callId);
  } catch (error) {
    return refused(c, error, initialValues({}));
  }
  return done(c, `/dashboard/live/${callId}`, c.get("viewer").t(words.ended));
});

/** What the gate or the provider says no to stands above the form, whose values are kept. */
function refused(c: DashboardContext, error: unknown, values: TakeOverProps["values"]): Promise<Response> {
  const { errors, general } = refusalOf(error);
  // It is the call's own page that goes on, not the form's address.
  c.set("viewer", { ...c.get("viewer"), path: `/dashboard/live/${viewerIn(c).callId}` });
  return show(c, { values, errors, refusal: general });
}

const viewerIn = (c: DashboardContext) => viewerFrom(c.get("signedIn"), c.req.param("id") ?? "");

async function show(
  c: DashboardContext,
  asked: Pick<TakeOverProps, "values" | "errors" | "refusal">,
): Promise<Response> {
  const { db } = c.env.services;
  const { t } = c.get("viewer");
  const viewer = viewerIn(c);
  const call = await getCall(db, viewer.workspaceId, viewer.callId);
  const [snapshot, agent] = await Promise.all([
    lookAt(c.env.services, viewer),
    orNull(getAgent(db, viewer.workspaceId, call.agent_id)),
  ]);
  const configuration = agent?.configuration;
  const actions = (configuration?.post_call_actions ?? []).filter(({ type }) => type === "transfer_call");
  const takeOver = { ...asked, actions: actions.map(({ name }) => name) };
  const notes = notesOf(configuration?.post_call_data_extraction ?? []);
  return page(
    c,
    <LiveCall
      snapshot={snapshot}
      agentName={configuration?.agent_name ?? null}
      takeOver={takeOver}
      notes={notes}
    />,
    {
      title: t(words.callTitle, { number: customerNumber(call) ?? t(callWords.unknownNumber) }),
      status: asked.refusal ? 422 : 200,
    },
  );
}
