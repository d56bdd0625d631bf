import { FinishedCall } from "../../src/calls/finished-call.ts";
import { AGENTS } from "./agents.ts";
import { AREAS, numberIn, PREMIUM, UNLISTED } from "./areas.ts";
import type { Chronicle, ToldCall } from "./chronicle.ts";
import { type Draw, pick, pickByShare } from "./draw.ts";
import { STATED_ZONES, tell, WISHES } from "./stories.ts";
import type { Timeline } from "./timeline.ts";
import type { World } from "./world.ts";

/** Customers to calls: some of them call again, and the first ones often. */
const CUSTOMERS_PER_CALL = 0.7;
const OWN_NUMBER = "+12025550143";
const CALL_MS = 90_000;

export interface Callers {
  calls: number;
  start: number;
  end: number;
  agentIds: readonly string[];
}

/** Plans inbound calls at all hours of the period, from customers everywhere. */
export function planCalls(
  { calls, start, end, agentIds }: Callers,
  tools: { chronicle: Chronicle; timeline: Timeline; draw: Draw; world: World; workspaceId: string },
): void {
  const { chronicle, timeline, draw, world, workspaceId } = tools;
  const customers = Math.max(1, Math.round(calls * CUSTOMERS_PER_CALL));
  for (let call = 0; call < calls; call++) {
    const at = Math.floor(start + draw("call", call) * (end - start));
    const agent = Math.floor(draw("agent", call) * AGENTS.length);
    const { told, zone } = tellOf(call, agent, customers, { chronicle, draw });
    const providerCallId = `in_${call}`;
    chronicle.calls.set(providerCallId, told);
    const finished = FinishedCall.parse({
      agent_id: agentIds[agent] ?? "",
      provider_call_id: providerCallId,
      from_number: told.customer,
      to_number: OWN_NUMBER,
      started_at: new Date(at - CALL_MS).toISOString(),
      ended_at: new Date(at).toISOString(),
      ...(draw("zone known", call) < 0.5 ? { timezone: zone } : {}),
      transcript: tell(told, call),
    });
    timeline.at(at, () => world.ingest(workspaceId, "api", finished));
  }
}

function tellOf(
  call: number,
  agent: number,
  customers: number,
  { chronicle, draw }: { chronicle: Chronicle; draw: Draw },
): { told: ToldCall; zone: string | undefined } {
  const who = `customer ${Math.floor(draw("customer", call) ** 2 * customers)}`;
  const area = pick(AREAS, draw("area", who));
  const customer = numberIn(area, draw, who);
  chronicle.ringable.set(customer, area);
  const script = AGENTS[agent];
  const wish = pickByShare(WISHES, draw("wish", call));
  const stated =
    script?.asksZone && draw("states", call) < 0.5 ? pick(STATED_ZONES, draw("says", call)) : null;
  const told: ToldCall = {
    ...{ language: script?.language ?? "en", wish, agent, customer },
    number: wish === "other_number" ? otherNumber(call, { chronicle, draw }) : null,
    zone: stated?.[0] ?? null,
    statedZone: stated?.[1] ?? null,
  };
  return { told, zone: area.zones[0] };
}

/** A third are ordinary lines; the others must never ring. */
function otherNumber(call: number, { chronicle, draw }: { chronicle: Chronicle; draw: Draw }): string {
  const kind = pick(["ordinary", "premium", "unlisted"], draw("other", call));
  const area = pick(
    { ordinary: AREAS, premium: PREMIUM, unlisted: UNLISTED }[kind] ?? AREAS,
    draw("where", call),
  );
  const number = numberIn(area, draw, `other ${call}`);
  if (kind === "ordinary") chronicle.ringable.set(number, area);
  else chronicle.forbidden.set(number, kind === "premium" ? "premium" : "its country is not on the list");
  return number;
}
