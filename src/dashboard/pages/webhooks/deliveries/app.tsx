import { Hono } from "hono";
import { AppError } from "../../../../errors.ts";
import { namesOfAgents } from "../../../../store/agent-names.ts";
import { listEndpoints } from "../../../../webhooks/endpoints/read.ts";
import { MAX_ENDPOINTS } from "../../../../webhooks/endpoints/save.ts";
import { listDeliveries } from "../../../../webhooks/list.ts";
import { readDelivery } from "../../../../webhooks/read.ts";
import { replayDeliveries } from "../../../../webhooks/replay-many.ts";
import { replayDelivery } from "../../../../webhooks/replay-one.ts";
import { sendNow } from "../../../../webhooks/send-now.ts";
import { showDelivery } from "../../../../webhooks/view.ts";
import type { DashboardContext, DashboardEnv } from "../../../context.ts";
import { done } from "../../../flash.ts";
import { page } from "../../../page.tsx";
import { cutPage, PAGE_SIZE } from "../../../parts/pager.tsx";
import { formatTime } from "../../../parts/time.tsx";
import { deliveriesWords as words } from "../../../words/deliveries.ts";
import { nameOf } from "../endpoints/name.ts";
import { DeliveriesPage } from "./list.tsx";
import { DeliveryPage } from "./page.tsx";
import { readQuery } from "./query.ts";

const LIST = "/dashboard/webhooks/deliveries";

/** What was sent, and what became of it. */
export const deliveriesPages = new Hono<DashboardEnv>();

deliveriesPages.get("/", async (c) => {
  const { db } = c.env.services;
  const workspaceId = c.get("workspaceId");
  const asked = askedIn(c);
  const pageFrom = (after: string | null) =>
    listDeliveries(db, workspaceId, asked.filter, { limit: PAGE_SIZE + 1, offset: 0, after });
  const [found, names, agents] = await Promise.all([
    pageFrom(asked.after).catch((error) => {
      // An old address may go on from a delivery that is gone: the newest are of more use than an error.
      if (!(error instanceof AppError) || error.code !== "invalid") throw error;
      return pageFrom(null);
    }),
    namesOfEndpoints(c),
    namesOfAgents(db, workspaceId),
  ]);
  const { rows, next } = cutPage(found, ({ id }) => id);
  const list = { asked, deliveries: rows.map(showDelivery), next, names, agents };
  return page(c, <DeliveriesPage {...list} />, { title: c.get("viewer").t(words.title) });
});

/** Sends the chosen ones again, or all that the address asks for: either is a task that can be come back to. */
deliveriesPages.post("/replay", async (c) => {
  const { t } = c.get("viewer");
  const form = await c.req.formData();
  const chosen = form.getAll("delivery").map(String);
  const selection =
    form.get("which") === "matching"
      ? askedIn(c).selection
      : chosen.length > 0
        ? { delivery_ids: chosen }
        : null;
  if (!selection) throw new AppError("invalid", t(words.chooseFirst));
  const { id, total } = await replayDeliveries(c.env.services, c.get("workspaceId"), selection);
  if (total === 0) return done(c, `${LIST}${new URL(c.req.url).search}`, t(words.nothingToReplay));
  return done(c, `/dashboard/tasks/replays/${id}`, t(words.started, { n: total }));
});

deliveriesPages.get("/:id", (c) => showOne(c));

deliveriesPages.post("/:id/replay", async (c) => {
  const id = c.req.param("id");
  try {
    await replayDelivery(c.env.services, c.get("workspaceId"), id);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "conflict") throw error;
    return showOne(c, error.message);
  }
  return done(c, `${LIST}/${id}`, c.get("viewer").t(words.again));
});

/** Makes the attempt that it waits for; its page then tells what came of it. */
deliveriesPages.post("/:id/send", async (c) => {
  const id = c.req.param("id");
  const { t, language, zone, now } = c.get("viewer");
  try {
    const sent = await sendNow(c.env.services, c.get("workspaceId"), id);
    const at = Date.parse(sent.next_attempt_at);
    const inTurn = at > now && sent.reason !== null;
    const time = formatTime(language, zone, at, "exact-time");
    return done(c, `${LIST}/${id}`, inTurn ? t(words.inTurn, { time }) : t(words.sentNow));
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "conflict") throw error;
    return showOne(c, error.message);
  }
});

async function showOne(c: DashboardContext, refusal: string | null = null): Promise<Response> {
  const { services } = c.env;
  const workspaceId = c.get("workspaceId");
  const [delivery, names, agents] = await Promise.all([
    readDelivery(services, workspaceId, c.req.param("id") ?? ""),
    namesOfEndpoints(c),
    namesOfAgents(services.db, workspaceId),
  ]);
  return page(c, <DeliveryPage {...{ delivery, names, agents, refusal }} />, {
    title: c.get("viewer").t(words.oneTitle, { event: delivery.event_type }),
    status: refusal === null ? 200 : 409,
  });
}

async function namesOfEndpoints(c: DashboardContext): Promise<Map<string, string>> {
  const rows = await listEndpoints(c.env.services.db, c.get("workspaceId"), {
    ...{ limit: MAX_ENDPOINTS, offset: 0, after: null },
  });
  return new Map(rows.map(({ endpoint }) => [endpoint.id, nameOf(endpoint)]));
}

const askedIn = (c: DashboardContext) => readQuery(new URL(c.req.url).searchParams, c.get("viewer").zone);
