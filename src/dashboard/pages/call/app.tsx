import { Hono } from "hono";
import { withKeyNames } from "../../../access/key-names.ts";
import { readCallActions } from "../../../actions/call-actions.ts";
import { runActionNow } from "../../../actions/run-now.ts";
import { callHistory } from "../../../analyses/history.ts";
import { reanalyzeCall } from "../../../analyses/reanalyze.ts";
import { handOnRecording } from "../../../calls/hand-on-recording.ts";
import { openRecording } from "../../../calls/recording.ts";
import type { TimelineEntry } from "../../../calls/timeline/entry.ts";
import { readTimeline } from "../../../calls/timeline.ts";
import { AppError } from "../../../errors.ts";
import type { DashboardContext, DashboardEnv } from "../../context.ts";
import { done } from "../../flash.ts";
import { page } from "../../page.tsx";
import { notesOf } from "../../parts/conditions/said-condition.tsx";
import { customerNumber } from "../../parts/customer-number.ts";
import { callWords as words } from "../../words/call.ts";
import { callActionsWords as actionWords } from "../../words/call-actions.ts";
import { Actions } from "./actions.tsx";
import { Analysis, type AnalysisProps } from "./analysis.tsx";
import { correctField, type Doing } from "./correct.ts";
import { withCorrectors } from "./correctors.ts";
import { Events } from "./events.tsx";
import { loadCall } from "./load.ts";
import { CallPage, type CallTab, TABS } from "./page.tsx";

/** One call, `/dashboard/calls/:id`. */
export const callPages = new Hono<DashboardEnv>();

callPages.get("/:id", (c) => show(c));

callPages.post("/:id/correct", async (c) => {
  const callId = c.req.param("id");
  const form = await c.req.formData();
  const text = (name: string) => String(form.get(name) ?? "");
  const field = text("field");
  const value = text(`value-${field}`);
  const { definitions } = await loadCall(c, callId);
  const definition = definitions.find(({ name }) => name === field) ?? null;
  const doing = text("do") as Doing;
  try {
    await correctField(c, callId, { field, text: value, doing, definition });
  } catch (error) {
    if (!(error instanceof AppError && error.code === "invalid")) throw error;
    const message = error.fields[0]?.message ?? error.message;
    // A form that was refused stands on the call's own page, and its links are those of that page.
    c.set("viewer", { ...c.get("viewer"), path: `/dashboard/calls/${callId}` });
    return show(c, { field, value, message });
  }
  const { t } = c.get("viewer");
  return done(c, `/dashboard/calls/${callId}`, t(doing === "remove" ? words.tookBack : words.corrected));
});

callPages.post("/:id/reanalyze", async (c) => {
  const callId = c.req.param("id");
  const form = await c.req.formData();
  await reanalyzeCall(c.env.services, c.get("workspaceId"), callId, {
    agent_version: Number(form.get("agent_version")),
    fire_actions: form.get("fire_actions") === "true",
  });
  return done(c, `/dashboard/calls/${callId}`, c.get("viewer").t(words.asked));
});

callPages.post("/:id/run", async (c) => {
  const callId = c.req.param("id");
  const name = String((await c.req.formData()).get("action") ?? "");
  const { workspaceId, name: person } = c.get("signedIn");
  await runActionNow(c.env.services, { workspaceId, callId, name }, person);
  const { t } = c.get("viewer");
  return done(c, `/dashboard/calls/${callId}?tab=actions`, t(actionWords.ran, { name }));
});

callPages.get("/:id/recording", async (c) => {
  const range = c.req.header("range") ?? null;
  const recording = await openRecording(c.env.services, c.get("workspaceId"), c.req.param("id"), range);
  if (recording.kind === "elsewhere") return c.redirect(recording.url, 302);
  return handOnRecording(recording.response);
});

async function show(c: DashboardContext, refused?: AnalysisProps["refused"]): Promise<Response> {
  const { t } = c.get("viewer");
  const loaded = await loadCall(c, c.req.param("id") ?? "");
  const { call } = loaded;
  const tab: CallTab = refused
    ? "analysis"
    : (TABS.find((name) => name === c.req.query("tab")) ?? "analysis");
  const title = t(words.title, { number: customerNumber(call) ?? t(words.unknownNumber) });
  const place = {
    find: (c.req.query("find") ?? "").trim().slice(0, 200),
    from: turnNumber(c.req.query("from")),
  };
  const history =
    tab === "analysis" ? await callHistory(c.env.services.db, c.get("workspaceId"), call.call_id) : [];
  const isReadAgain = history.some(({ status }) => status === "pending" || status === "running");
  return page(
    c,
    <CallPage loaded={loaded} tab={tab} isReadAgain={isReadAgain} {...place}>
      {await contentOf(c, loaded, tab, history, refused)}
    </CallPage>,
    { title, status: refused ? 422 : 200 },
  );
}

async function contentOf(
  c: DashboardContext,
  { call, definitions, agent, zone }: Awaited<ReturnType<typeof loadCall>>,
  tab: CallTab,
  history: AnalysisProps["history"],
  refused: AnalysisProps["refused"],
) {
  const { db } = c.env.services;
  const workspaceId = c.get("workspaceId");
  const { call_id: callId, agent_id: agentId } = call;
  if (tab === "events") {
    const timeline = await readTimeline(db, workspaceId, callId);
    const facts = await withKeyNames(
      db,
      workspaceId,
      timeline.entries.map((entry) => entry.facts),
    );
    const entries = timeline.entries.map(
      (entry, place) => ({ ...entry, facts: facts[place] }) as TimelineEntry,
    );
    const actions = await readCallActions(db, workspaceId, callId);
    const traces = new Map(actions.map(({ name, trace }) => [name, trace]));
    return <Events timeline={{ ...timeline, entries }} zone={zone} traces={traces} />;
  }
  if (tab === "actions") {
    const actions = await withCorrectors(db, workspaceId, await readCallActions(db, workspaceId, callId));
    return <Actions callId={callId} agentId={agentId} actions={actions} notes={notesOf(definitions)} />;
  }
  const newestVersion = agent?.version ?? null;
  return (
    <Analysis
      call={call}
      definitions={definitions}
      history={history}
      newestVersion={newestVersion}
      refused={refused}
    />
  );
}

const turnNumber = (text: string | undefined) => (/^\d{1,5}$/.test(text ?? "") ? Number(text) : 0);
