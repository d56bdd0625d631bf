import { Hono } from "hono";
import { changeConnection } from "../../../../connections/change.ts";
import { createConnection, MAX_CONNECTIONS } from "../../../../connections/create.ts";
import { heardByAll, heardByOne } from "../../../../connections/heard.ts";
import { getConnection, listConnections } from "../../../../connections/read.ts";
import { removeConnection } from "../../../../connections/remove.ts";
import { testConnection } from "../../../../connections/test.ts";
import { viewConnection } from "../../../../connections/view.ts";
import { viewProvider } from "../../../../connections/view-provider.ts";
import { namesOfAgents } from "../../../../store/agent-names.ts";
import type { DashboardContext, DashboardEnv } from "../../../context.ts";
import { done } from "../../../flash.ts";
import { page } from "../../../page.tsx";
import { sentValues } from "../../../parts/form-values.ts";
import { refusalOf } from "../../../refusal.ts";
import { connectionsWords as words } from "../../../words/connections.ts";
import { ChooseProvider } from "./choose.tsx";
import { ConnectionsPage } from "./list.tsx";
import { ConnectionPage } from "./page.tsx";
import { readForm } from "./read-form.ts";
import { adapterIn, membersOf, showEditForm, showNewForm } from "./show-form.tsx";
import type { Tested } from "./test-result.tsx";

const LIST = "/dashboard/settings/connections";

/** Accounts with voice providers, `/dashboard/settings/connections`. */
export const connectionsPages = new Hono<DashboardEnv>();

connectionsPages.get("/", async (c) => {
  const { services } = c.env;
  const workspaceId = c.get("workspaceId");
  const [records, heard, agents] = await Promise.all([
    listConnections(services, workspaceId, { limit: MAX_CONNECTIONS, offset: 0, after: null }),
    heardByAll(services.db, workspaceId),
    namesOfAgents(services.db, workspaceId),
  ]);
  const connections = records.map((record) => {
    const view = viewConnection(record, services.providers);
    return { ...view, providerName: services.providers.get(view.provider)?.name ?? view.provider };
  });
  return page(c, <ConnectionsPage {...{ connections, heard, agents }} />, {
    title: c.get("viewer").t(words.title),
  });
});

connectionsPages.get("/new", (c) => {
  const providers = [...c.env.services.providers.values()].map(viewProvider);
  return page(c, <ChooseProvider providers={providers} />, { title: c.get("viewer").t(words.chooseTitle) });
});

connectionsPages.get("/new/:provider", (c) => showNewForm(c));

connectionsPages.post("/new/:provider", async (c) => {
  const adapter = adapterIn(c);
  const values = sentValues(await c.req.formData());
  try {
    const input = { ...readForm(values, membersOf(adapter)), provider: adapter.id };
    const { connection } = await createConnection(c.env.services, c.get("workspaceId"), input, originOf(c));
    const text = c.get("viewer").t(words.created, { provider: adapter.name });
    return done(c, `${LIST}/${connection.id}`, text);
  } catch (error) {
    return showNewForm(c, { values, ...refusalOf(error) });
  }
});

connectionsPages.get("/:id", (c) => showConnection(c, null));

connectionsPages.post("/:id/test", async (c) => {
  const tested = await testConnection(c.env.services, c.get("workspaceId"), c.req.param("id"));
  return showConnection(c, tested);
});

connectionsPages.get("/:id/edit", (c) => showEditForm(c));

connectionsPages.post("/:id/edit", async (c) => {
  const { services } = c.env;
  const workspaceId = c.get("workspaceId");
  const id = c.req.param("id");
  const values = sentValues(await c.req.formData());
  const { connection } = await getConnection(services, workspaceId, id);
  const adapter = services.providers.get(connection.provider);
  try {
    const members = adapter ? membersOf(adapter) : { credentials: [], settings: [] };
    await changeConnection(services, workspaceId, id, readForm(values, members), originOf(c));
  } catch (error) {
    return showEditForm(c, { values, ...refusalOf(error) });
  }
  return done(c, `${LIST}/${id}`, c.get("viewer").t(words.saved));
});

connectionsPages.post("/:id/delete", async (c) => {
  await removeConnection(c.env.services.db, c.get("workspaceId"), c.req.param("id"));
  return done(c, LIST, c.get("viewer").t(words.removed));
});

async function showConnection(c: DashboardContext, tested: Tested | null): Promise<Response> {
  const { services } = c.env;
  const { db, providers } = services;
  const workspaceId = c.get("workspaceId");
  const id = c.req.param("id") ?? "";
  const [record, heard, agents] = await Promise.all([
    getConnection(services, workspaceId, id),
    heardByOne(db, workspaceId, id),
    namesOfAgents(db, workspaceId),
  ]);
  const view = viewConnection(record, providers);
  const adapter = providers.get(view.provider);
  const provider = adapter?.name ?? view.provider;
  const instead = adapter?.instead ?? {};
  return page(c, <ConnectionPage {...{ view, provider, instead, heard, agents, tested }} />, {
    title: view.name ?? provider,
  });
}

/** `https://host` as the person reached it: providers are to reach the same deployment. */
const originOf = (c: DashboardContext): string => new URL(c.req.url).origin;
