import { env, exports } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { vi } from "vitest";
import { compose } from "../../src/compose.ts";
import { LiveMessage } from "../../src/conversations/live-message.ts";
import { OWN_SYSTEM } from "../../src/conversations/own-system.ts";
import { settleCall } from "../../src/conversations/settle.ts";
import type { News } from "../../src/conversations/take-in.ts";
import { deliveries, providerCalls, providerEvents } from "../../src/store/schema.ts";
import { listTransfers } from "../../src/store/transfers.ts";
import type { CallEvent } from "../../src/telephony/event.ts";
import { answered } from "../conversations/told.ts";
import { mintClient } from "../support/client.ts";
import { AGENT } from "./known.ts";

/** Longer than anything here takes. */
export const SOON = { timeout: 10_000, interval: 10 };

const objects = env.LIVE_CALLS;

/** A call that its own system tells of, from its start on, through the rows and its object as every message goes. */
export async function liveSetting(agent: object = {}) {
  const client = await mintClient();
  const { db, workspaceId } = client;
  const services = compose(env);
  const made = await client.send<{ agent_id: string }>("POST", "/v1/agents", { ...AGENT, ...agent });
  const source = { workspaceId, provider: OWN_SYSTEM, connectionId: null };
  const key = { ...source, connectionId: "", providerCallId: "call-1" };
  let callId = "";
  /** As the doors do it; answers what was new, as it is told to the object. */
  const takeIn = async (...events: CallEvent[]): Promise<News[]> => {
    const news = await services.takeIn(source, events);
    callId = news[0]?.call.callId ?? callId;
    return news;
  };
  const start = answered();
  await takeIn({ ...start, facts: { ...start.facts, agent: made.body.agent_id } });
  await settleCall(services, key);
  const object = objects.get(objects.idFromName(`${workspaceId}/${callId}`));
  const follow = (headers: Record<string, string> = {}, by = client.key) =>
    exports.default.fetch(
      new Request(`https://aftercall.example/v1/calls/${callId}/live`, {
        headers: { authorization: `Bearer ${by}`, ...headers },
      }),
    );
  return {
    ...{ client, db, workspaceId, services, source, key, callId, object, takeIn, follow },
    agentId: made.body.agent_id,
    tell: async (...events: CallEvent[]) => services.tellLive(await takeIn(...events)),
    transfers: () => listTransfers(db, workspaceId, callId),
    /** As many as so, once they are asked for. */
    asked: (count: number) =>
      vi.waitFor(async () => {
        const rows = await listTransfers(db, workspaceId, callId);
        if (rows.length !== count || rows.some(({ status }) => status === "requested" || status === "asking"))
          throw new Error(`${rows.length} transfers`);
        return rows;
      }, SOON),
    utterances: async () => {
      const rows = await db.select().from(deliveries).where(eq(deliveries.workspaceId, workspaceId));
      return rows
        .filter(({ eventType }) => eventType === "call.transcript")
        .map(({ body }) => JSON.parse(body))
        .sort((a, b) => a.sequence - b.sequence);
    },
    /** All that was told is so much older. */
    age: async (ms: number) => {
      const at = Date.now() - ms;
      await db
        .update(providerEvents)
        .set({ receivedAt: at })
        .where(eq(providerEvents.workspaceId, workspaceId));
      await db.update(providerCalls).set({ createdAt: at }).where(eq(providerCalls.workspaceId, workspaceId));
    },
    /** A client that follows the call by WebSocket. */
    watch: async () => watching(await follow({ upgrade: "websocket" })),
    stored: async () => (await db.select().from(providerCalls).where(eq(providerCalls.callId, callId)))[0],
  };
}
export type LiveSetting = Awaited<ReturnType<typeof liveSetting>>;

/** Keeps all that comes by a socket. */
export function watching(response: Response) {
  const { webSocket: socket } = response;
  if (!socket) throw new Error(`No socket, but ${response.status}.`);
  const messages: LiveMessage[] = [];
  const raw: string[] = [];
  const closed: { code: number; reason: string }[] = [];
  socket.addEventListener("message", ({ data }) => {
    raw.push(String(data));
    if (data !== "pong") messages.push(LiveMessage.parse(JSON.parse(String(data))));
  });
  socket.addEventListener("close", ({ code, reason }) => void closed.push({ code, reason }));
  socket.accept();
  const types = () => messages.map(({ type }) => type);
  return {
    ...{ socket, messages, raw, closed, types, response },
    send: (message: unknown) => socket.send(typeof message === "string" ? message : JSON.stringify(message)),
    /** The first message of a type, once it is there. */
    first: <Type extends LiveMessage["type"]>(type: Type) =>
      vi.waitFor(() => {
        const found = messages.find((message) => message.type === type);
        if (!found) throw new Error(`No ${type} among ${types().join(" ")}.`);
        return found as Extract<LiveMessage, { type: Type }>;
      }, SOON),
    untilClosed: () =>
      vi.waitFor(() => {
        const [end] = closed;
        if (!end) throw new Error("It is open.");
        return end;
      }, SOON),
  };
}
