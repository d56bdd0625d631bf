import { Hono } from "hono";
import type { DashboardEnv } from "../../context.ts";
import { deliveriesPages } from "./deliveries/app.tsx";
import { endpointsPages } from "./endpoints/app.tsx";

/** What is sent to a workspace's systems, `/dashboard/webhooks`: to whom, and what became of it. */
export const webhooksPages = new Hono<DashboardEnv>();

webhooksPages.route("/deliveries", deliveriesPages);
webhooksPages.route("/", endpointsPages);
