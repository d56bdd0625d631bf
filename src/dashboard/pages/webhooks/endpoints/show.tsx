import type { Context } from "hono";
import { namesOfAgents } from "../../../../store/agent-names.ts";
import { getEndpoint } from "../../../../webhooks/endpoints/read.ts";
import { viewEndpoint } from "../../../../webhooks/endpoints/view.ts";
import { listDeliveries } from "../../../../webhooks/list.ts";
import { readDelivery } from "../../../../webhooks/read.ts";
import { readReceiver } from "../../../../webhooks/receivers.ts";
import { showDelivery } from "../../../../webhooks/view.ts";
import type { DashboardEnv } from "../../../context.ts";
import { page } from "../../../page.tsx";
import { nameOf } from "./name.ts";
import { EndpointPage } from "./page.tsx";

/** So many of its deliveries stand on its page; all are a click away. */
const LATEST = 10;

/** One endpoint, and what came of the test that the address names (`?test=dlv_…`). */
export async function showEndpoint(c: Context<DashboardEnv>): Promise<Response> {
  const { services } = c.env;
  const workspaceId = c.get("workspaceId");
  const id = c.req.param("id") ?? "";
  const test = c.req.query("test");
  const endpoint = viewEndpoint(await getEndpoint(services.db, workspaceId, id));
  const [receiver, agents, latest, tested] = await Promise.all([
    readReceiver(services.db, workspaceId, id),
    namesOfAgents(services.db, workspaceId),
    listDeliveries(services.db, workspaceId, { endpointId: id }, { limit: LATEST, offset: 0, after: null }),
    test ? readDelivery(services, workspaceId, test) : null,
  ]);
  const shown = { endpoint, receiver, agents, latest: latest.map(showDelivery), tested };
  return page(c, <EndpointPage {...shown} />, { title: nameOf(endpoint) });
}
