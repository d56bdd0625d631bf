import { api } from "./api/app.ts";
import { compose } from "./compose.ts";
import { dashboard } from "./dashboard/app.tsx";
import type { Env } from "./env.ts";
import { idsAt } from "./id.ts";
import { intakeApp } from "./intake/app.ts";
import { bury, isDeadLetterQueue } from "./jobs/bury.ts";
import { consume } from "./jobs/consume.ts";
import { sweep } from "./jobs/sweep.ts";
import { problem } from "./problem.ts";

export { ScheduledCall } from "./alarms/scheduled-call.ts";
export { SimulatedNetwork } from "./alarms/simulated-network.ts";
export { LiveCall } from "./live/live-call.ts";

export default {
  async fetch(request, env, context): Promise<Response> {
    const requestId = idsAt(() => Date.now())("req");
    try {
      const services = compose(env);
      const { pathname } = new URL(request.url);
      if (pathname.startsWith("/intake/"))
        return await intakeApp(services, (work) => context.waitUntil(work)).fetch(request);
      if (pathname === "/") return Response.redirect(new URL("/dashboard", request.url).href, 302);
      if (/^\/dashboard(\/|$)/.test(pathname))
        return await dashboard.fetch(request, { services, requestId }, context);
      return await api.fetch(request, { services, requestId }, context);
    } catch (error) {
      return problem(error, requestId);
    }
  },
  async queue(batch, env, context): Promise<void> {
    const services = compose(env);
    if (isDeadLetterQueue(batch.queue)) await bury(services, batch);
    else await consume(services, batch, (work) => context.waitUntil(work));
  },
  async scheduled(_controller, env): Promise<void> {
    await sweep(compose(env));
  },
} satisfies ExportedHandler<Env>;
