import { Hono } from "hono";
import { checkScope } from "../../../../access/may-use.ts";
import { enableEndpoint, enableWebhook } from "../../../../webhooks/enable.ts";
import { getEndpoint, removeEndpoint } from "../../../../webhooks/endpoints/read.ts";
import { rotateEndpoint } from "../../../../webhooks/endpoints/rotate.ts";
import { changeEndpoint, createEndpoint } from "../../../../webhooks/endpoints/save.ts";
import { sendTest } from "../../../../webhooks/endpoints/send-test.ts";
import { viewEndpoint } from "../../../../webhooks/endpoints/view.ts";
import { listReceivers } from "../../../../webhooks/receivers.ts";
import type { DashboardContext, DashboardEnv } from "../../../context.ts";
import { done } from "../../../flash.ts";
import { page } from "../../../page.tsx";
import { initialValues, sentValues } from "../../../parts/form-values.ts";
import { type Refusal, refusalOf } from "../../../refusal.ts";
import { webhooksWords as words } from "../../../words/webhooks.ts";
import { namesToChoose } from "./agents.ts";
import { EndpointFormPage } from "./form.tsx";
import { ReceiversPage } from "./list.tsx";
import { nameOf } from "./name.ts";
import { readForm, standingValues } from "./read-form.ts";
import { SecretPage } from "./secret-page.tsx";
import { showEndpoint } from "./show.tsx";

const LIST = "/dashboard/webhooks";
const pathOf = (id: string) => `${LIST}/endpoints/${id}`;

/** Receivers of events: the workspace's endpoints, and the agents' own webhooks as far as they are enabled here. */
export const endpointsPages = new Hono<DashboardEnv>();

endpointsPages.get("/", async (c) => {
  const receivers = await listReceivers(c.env.services.db, c.get("workspaceId"));
  return page(c, <ReceiversPage {...receivers} />, { title: c.get("viewer").t(words.title) });
});

endpointsPages.get("/endpoints", (c) => c.redirect(LIST, 301));

endpointsPages.get("/endpoints/new", (c) => showNewForm(c));

endpointsPages.post("/endpoints", async (c) => {
  const values = sentValues(await c.req.formData());
  try {
    const saved = await createEndpoint(c.env.services, c.get("workspaceId"), readForm(values, "create"));
    return showSecret(c, saved, 201, c.get("viewer").t(words.created));
  } catch (error) {
    return showNewForm(c, { values, ...refusedIn(error) });
  }
});

endpointsPages.get("/endpoints/:id", showEndpoint);

endpointsPages.get("/endpoints/:id/edit", (c) => showEditForm(c));

endpointsPages.post("/endpoints/:id/edit", async (c) => {
  const id = c.req.param("id");
  const values = sentValues(await c.req.formData());
  try {
    await changeEndpoint(c.env.services, c.get("workspaceId"), id, readForm(values, "change"));
  } catch (error) {
    return showEditForm(c, { values, ...refusedIn(error) });
  }
  return done(c, pathOf(id), c.get("viewer").t(words.saved));
});

endpointsPages.post("/endpoints/:id/rotate", async (c) => {
  const saved = await rotateEndpoint(c.env.services, c.get("workspaceId"), c.req.param("id"), {});
  return showSecret(c, saved, 200, c.get("viewer").t(words.rotatedText));
});

endpointsPages.post("/endpoints/:id/test", async (c) => {
  const id = c.req.param("id");
  const type = String((await c.req.formData()).get("event_type") ?? "");
  const sent = await sendTest(c.env.services, c.get("workspaceId"), id, type ? { event_type: type } : {});
  return c.redirect(`${pathOf(id)}?test=${sent.delivery_id}#test`, 303);
});

endpointsPages.post("/endpoints/:id/enable", async (c) => {
  const id = c.req.param("id");
  const replay = (await c.req.formData()).get("replay") === "true";
  const enabled = await enableEndpoint(c.env.services, c.get("workspaceId"), id, { replay });
  return answerEnabled(c, enabled, pathOf(id));
});

endpointsPages.post("/agents/:id/enable", async (c) => {
  // What it changes is the agent's, as the API has it.
  checkScope(c.get("signedIn"), "agents", "write");
  const replay = (await c.req.formData()).get("replay") === "true";
  const id = c.req.param("id");
  return answerEnabled(c, await enableWebhook(c.env.services, c.get("workspaceId"), id, { replay }), LIST);
});

endpointsPages.post("/endpoints/:id/delete", async (c) => {
  const { db, clock } = c.env.services;
  await removeEndpoint(db, c.get("workspaceId"), c.req.param("id"), clock());
  return done(c, LIST, c.get("viewer").t(words.removed));
});

type Refused = Pick<Parameters<typeof EndpointFormPage>[0], "values" | "errors" | "general">;

async function showNewForm(c: DashboardContext, refused?: Refused): Promise<Response> {
  const form = refused ?? { values: initialValues({ signatures: ["v1"] }), errors: [] };
  const agents = await namesToChoose(c, form.values.all("agent_ids"));
  return page(c, <EndpointFormPage id={null} name={null} agents={agents} {...form} />, {
    title: c.get("viewer").t(words.formNew),
    status: refused ? 422 : 200,
  });
}

async function showEditForm(c: DashboardContext, refused?: Refused): Promise<Response> {
  const id = c.req.param("id") ?? "";
  const endpoint = viewEndpoint(await getEndpoint(c.env.services.db, c.get("workspaceId"), id));
  const form = refused ?? { values: initialValues(standingValues(endpoint)), errors: [] };
  const agents = await namesToChoose(c, form.values.all("agent_ids"));
  return page(c, <EndpointFormPage id={id} name={nameOf(endpoint)} agents={agents} {...form} />, {
    title: c.get("viewer").t(words.formEdit),
    status: refused ? 422 : 200,
  });
}

/** What belongs to the form is shown in it; a place within a list belongs to the list's input. */
function refusedIn(error: unknown): Refusal {
  const { errors, general } = refusalOf(error);
  return { errors: errors.map((one) => ({ ...one, field: one.field.replace(/\..*/, "") })), general };
}

function showSecret(
  c: DashboardContext,
  { record, secret }: Awaited<ReturnType<typeof createEndpoint>>,
  status: 200 | 201,
  said: string,
): Response {
  const view = viewEndpoint(record);
  const name = nameOf(view);
  const shown = { name, secret: secret ?? "", publicKey: view.public_key, said };
  return page(c, <SecretPage {...shown} to={pathOf(view.endpoint_id)} />, {
    title: c.get("viewer").t(words.secretTitle, { name }),
    status,
  });
}

function answerEnabled(
  c: DashboardContext,
  { held, replay }: { held: number; replay: { replay_id: string; total: number } | null },
  back: string,
): Response {
  const { t } = c.get("viewer");
  if (replay) {
    return done(
      c,
      `/dashboard/tasks/replays/${replay.replay_id}`,
      t(words.enabledSending, { n: replay.total }),
    );
  }
  return done(c, back, held > 0 ? t(words.enabledHeld, { n: held }) : t(words.enabled));
}
