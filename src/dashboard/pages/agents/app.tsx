import { Hono } from "hono";
import { getAgent, removeAgent } from "../../../agents/read.ts";
import { createAgent, duplicateAgent } from "../../../agents/save.ts";
import { findStartingPoint } from "../../../agents/starting-points/all.ts";
import { listAgentSummaries } from "../../../agents/summaries.ts";
import type { DashboardEnv } from "../../context.ts";
import { done } from "../../flash.ts";
import { page } from "../../page.tsx";
import { cutPage, PAGE_SIZE } from "../../parts/pager.tsx";
import { agentsWords as words } from "../../words/agents.ts";
import { actionsApp } from "./actions/app.tsx";
import { answerSaved, postEditor, showEditor } from "./answer-editor.tsx";
import { DeletePage } from "./delete-page.tsx";
import { ListPage } from "./list-page.tsx";
import { NewPage } from "./new-page.tsx";
import { tryItApp } from "./try-it/app.tsx";
import { restore, showVersion, showVersions } from "./versions.tsx";

/** Agents: their list, their editor, their versions. */
export const agentsPages = new Hono<DashboardEnv>();

agentsPages.get("/", async (c) => {
  const { db, clock } = c.env.services;
  const after = c.req.query("after") ?? null;
  const rows = await listAgentSummaries(db, c.get("workspaceId"), { limit: PAGE_SIZE + 1, after }, clock());
  const { rows: agents, next } = cutPage(rows, ({ id }) => id);
  return page(c, <ListPage agents={agents} next={next} />, { title: c.get("viewer").t(words.title) });
});

agentsPages.get("/new", (c) => page(c, <NewPage />, { title: c.get("viewer").t(words.newTitle) }));

/** Makes an agent from a starting point, or an empty one, in the viewer's language. */
agentsPages.post("/", async (c) => {
  const { language, zone, t } = c.get("viewer");
  const point = findStartingPoint(String((await c.req.formData()).get("point") ?? ""))?.[language];
  const empty = { agent_name: t(words.untitled), language: language === "tr" ? "tr-TR" : "en-US" };
  const input = { timezone: zone, ...(point?.configuration ?? empty) };
  const saved = await createAgent(c.env.services, c.get("workspaceId"), input);
  const name = saved.agent.configuration.agent_name;
  return answerSaved(c, saved, `/dashboard/agents/${saved.agent.id}`, () => t(words.created, { name }));
});

agentsPages.get("/:id", showEditor);
agentsPages.post("/:id/draft", postEditor);

agentsPages.post("/:id/duplicate", async (c) => {
  const saved = await duplicateAgent(c.env.services, c.get("workspaceId"), c.req.param("id"));
  const name = saved.agent.configuration.agent_name;
  return answerSaved(c, saved, `/dashboard/agents/${saved.agent.id}`, (t) => t(words.duplicated, { name }));
});

agentsPages.get("/:id/delete", async (c) => {
  const { id, configuration } = await getAgent(c.env.services.db, c.get("workspaceId"), c.req.param("id"));
  const name = configuration.agent_name;
  return page(c, <DeletePage id={id} name={name} />, {
    title: c.get("viewer").t(words.removeTitle, { name }),
  });
});

agentsPages.post("/:id/delete", async (c) => {
  const { db, clock } = c.env.services;
  const { id, configuration } = await getAgent(db, c.get("workspaceId"), c.req.param("id"));
  await removeAgent(db, c.get("workspaceId"), id, clock());
  const said = c.get("viewer").t(words.removedDone, { name: configuration.agent_name });
  return done(c, "/dashboard/agents", said);
});

agentsPages.get("/:id/versions", showVersions);
agentsPages.get("/:id/versions/:version", showVersion);
agentsPages.post("/:id/versions/:version/restore", restore);

agentsPages.route("/", actionsApp);
agentsPages.route("/", tryItApp);
