import { exports } from "cloudflare:workers";
import { and, eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { providerCalls, providerEvents } from "../../src/store/schema.ts";
import { mintClient } from "../support/client.ts";
import { CASES, requestOf, type Sent, signed } from "../telephony/providers/cases.ts";
import type { Message, ProviderCase } from "../telephony/providers/provider-case.ts";

interface ConnectionAnswer {
  connection_id: string;
  intake_url: string;
  refused: number;
  last_refused_at: string | null;
}

const MAX_BODY_BYTES = 8 * 1024 * 1024;

/** Every line that the worker logged. */
let logged: string[];
beforeEach(() => {
  logged = [];
  for (const level of ["info", "warn", "error"] as const) {
    vi.spyOn(console, level).mockImplementation((line) => void logged.push(String(line)));
  }
  // What is settled meanwhile asks nobody outside.
  vi.stubGlobal("fetch", async () => Response.json({ error: "Not now" }, { status: 503 }));
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** Every word that left the worker. */
const answered: string[] = [];

async function post(request: Request): Promise<{ status: number; text: string }> {
  const response = await exports.default.fetch(request);
  const text = await response.text();
  answered.push(text);
  return { status: response.status, text };
}

/** A connection of a workspace of its own. */
async function connect({ adapter, credentials, settings = {} }: ProviderCase) {
  const client = await mintClient();
  const agent = await client.send<{ agent_id: string }>("POST", "/v1/agents", { agent_name: "Line" });
  const agentId = agent.body.agent_id;
  const { status, body } = await client.send<ConnectionAnswer>("POST", "/v1/connections", {
    ...{ provider: adapter.id, agent_id: agentId, credentials, settings },
  });
  expect(status, JSON.stringify(body)).toBe(201);
  answered.push(JSON.stringify(body));
  const { connection_id: id, intake_url: intakeUrl } = body;
  return {
    ...{ client, id, intakeUrl },
    read: async () => {
      const read = (await client.send<ConnectionAnswer>("GET", `/v1/connections/${id}`)).body;
      answered.push(JSON.stringify(read));
      return read;
    },
    kept: async () => {
      const [calls, events] = await client.db.batch([
        client.db.select().from(providerCalls).where(eq(providerCalls.connectionId, id)),
        client.db
          .select({ key: providerEvents.key, receivedAt: providerEvents.receivedAt })
          .from(providerEvents)
          .innerJoin(
            providerCalls,
            and(
              eq(providerCalls.workspaceId, providerEvents.workspaceId),
              eq(providerCalls.provider, providerEvents.provider),
              eq(providerCalls.providerCallId, providerEvents.providerCallId),
            ),
          )
          .where(eq(providerCalls.connectionId, id)),
      ]);
      return { calls: calls.map(({ callId }) => callId), events };
    },
  };
}

const NOTHING = { calls: [], events: [] };
const sign = (
  provider: ProviderCase,
  message: Message,
  intakeUrl: string,
  credentials = provider.credentials,
) => signed(provider, message, { intakeUrl, now: Date.now(), credentials });

/** Words of a message that a log might repeat: numbers, and whatever is said in it. */
const numbersIn = ({ body }: Message) => decodeURIComponent(body).match(/\+?\d{10,15}/g) ?? [];
const textsIn = (credentials: Record<string, unknown>) =>
  Object.values(credentials).filter(
    (value): value is string => typeof value === "string" && value.length > 5,
  );

describe.each(CASES.map((provider) => [provider.adapter.id, provider] as const))(
  "POST /intake/%s",
  (id, provider) => {
    const first = provider.conversations[0].messages[0] as Message;

    it("keeps each signed message once, however often it comes, and makes one call of all", async () => {
      const connection = await connect(provider);
      const { messages } = provider.conversations[0];
      const sent = await Promise.all(
        messages.map((message) => sign(provider, message, connection.intakeUrl)),
      );
      const postAll = async () => {
        for (const one of sent) expect((await post(requestOf(connection.intakeUrl, one))).status).toBe(200);
      };
      await postAll();
      const { calls, events } = await connection.kept();
      expect(calls).toHaveLength(1);
      expect(events.length).toBeGreaterThan(0);
      await postAll();
      expect(await connection.kept()).toEqual({ calls, events });
      expect(await connection.read()).toMatchObject({ refused: 0, last_refused_at: null });
    });

    it("leaves of what is not signed no more than a count and a masked line", async () => {
      const connection = await connect(provider);
      const sent = await sign(provider, first, connection.intakeUrl, provider.otherCredentials);
      const { status } = await post(requestOf(connection.intakeUrl, sent));
      expect(status).toBe(401);
      expect(await connection.kept()).toEqual(NOTHING);
      expect(await connection.read()).toMatchObject({ refused: 1, last_refused_at: expect.any(String) });
      const lines = logged.filter((line) => line.includes("intake_unsigned"));
      expect(lines.map((line) => JSON.parse(line))).toEqual([
        {
          ...{
            level: "warn",
            event: "intake_unsigned",
            provider: id,
            connection: expect.stringMatching(/…$/),
          },
          bytes: new TextEncoder().encode(first.body).length,
        },
      ]);
      const all = logged.join("\n");
      expect(all).not.toContain(connection.id);
      for (const text of [
        ...numbersIn(first),
        ...Object.values(sent.headers).filter((text) => text.length > 40),
      ]) {
        expect(all).not.toContain(text);
      }
    });

    it("takes nothing of what is no message, and keeps no trace of it", async () => {
      const connection = await connect(provider);
      const path = first.path === undefined ? {} : { path: first.path };
      const [nothing, garbage, huge] = await Promise.all(
        ["", "%%% not a body {", "x".repeat(MAX_BODY_BYTES + 1)].map((body) =>
          sign(provider, { body, contentType: first.contentType, ...path }, connection.intakeUrl),
        ),
      );
      const bare: Sent = { method: "POST", path: "", query: "", headers: {}, body: first.body };
      for (const sent of [
        nothing,
        garbage,
        huge,
        bare,
        { ...bare, headers: { "content-type": "image/png" } },
      ]) {
        const { status } = await post(requestOf(connection.intakeUrl, sent as Sent));
        // Asked to send again is as good as refused: nothing was taken.
        expect([400, 401, 413, 503]).toContain(status);
      }
      expect((await post(requestOf(connection.intakeUrl, huge as Sent))).status).toBe(413);
      expect(await connection.kept()).toEqual(NOTHING);
    });

    it("does not exist under another provider's name, or under no name", async () => {
      const connection = await connect(provider);
      const other = CASES.find(({ adapter }) => adapter.id !== id) as ProviderCase;
      const away = connection.intakeUrl.replace(`/${id}/`, `/${other.adapter.id}/`);
      const unknown = connection.intakeUrl.replace(connection.id, "conn_00000000000000000000000000");
      for (const intakeUrl of [away, unknown, connection.intakeUrl.replace(`/${id}/`, "/nobody/")]) {
        const sent = await sign(provider, first, intakeUrl);
        expect((await post(requestOf(intakeUrl, sent))).status).toBe(404);
      }
      expect(await connection.kept()).toEqual(NOTHING);
      expect(await connection.read()).toMatchObject({ refused: 0 });
    });

    it("shows no credential in any answer or line", async () => {
      const connection = await connect(provider);
      const sent = await sign(provider, first, connection.intakeUrl);
      await post(requestOf(connection.intakeUrl, sent));
      await post(requestOf(connection.intakeUrl, { ...sent, headers: {} }));
      const patched = await connection.client.send("PATCH", `/v1/connections/${connection.id}`, {
        credentials: provider.otherCredentials,
      });
      expect(patched.status).toBe(200);
      const rest = await Promise.all(
        ["", "/set-up", "?limit=1"].map((end) =>
          connection.client.send(
            "GET",
            `/v1/connections${end.startsWith("?") ? end : `/${connection.id}${end}`}`,
          ),
        ),
      );
      const tested = await connection.client.send("POST", `/v1/connections/${connection.id}/test`);
      const words = [
        ...answered,
        ...logged,
        ...[patched, ...rest, tested].map(({ body }) => JSON.stringify(body)),
      ];
      for (const secret of [...textsIn(provider.credentials), ...textsIn(provider.otherCredentials)]) {
        for (const word of words) expect(word).not.toContain(secret);
      }
    });
  },
);

it("answers GET, where a provider has that, and no other method", async () => {
  const vonage = CASES.find(({ adapter }) => adapter.id === "vonage") as ProviderCase;
  const connection = await connect(vonage);
  for (const method of ["PUT", "DELETE", "PATCH"]) {
    expect((await post(new Request(connection.intakeUrl, { method, body: "{}" }))).status).toBe(404);
  }
});
