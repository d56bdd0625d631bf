import { openVault } from "../../src/access/vault.ts";
import { createConnection } from "../../src/connections/create.ts";
import { type Clock, idsAt } from "../../src/id.ts";
import type { HttpFetch } from "../../src/telephony/http.ts";
import type { Registry } from "../../src/telephony/registry.ts";
import { mintClient } from "../support/client.ts";
import { QUIET_AGENT } from "../webhooks/endpoints/setting.ts";
import { providers } from "./made-up-providers.ts";

export const ORIGIN = "https://calls.example.com";
export const NOW = Date.UTC(2026, 4, 7, 12);
export const keyOf = (byte: number) => btoa(String.fromCharCode(...new Uint8Array(32).fill(byte)));

export const CREDENTIALS = { api_key: "echo-key-1", webhook_secret: "echo-hook-1" };

/** A workspace with two agents, whose connections go to providers that this test made up. */
export async function connectionSetting() {
  const client = await mintClient();
  const mintAgent = async () =>
    (await client.send<{ agent_id: string }>("POST", "/v1/agents", QUIET_AGENT)).body.agent_id;
  const [agentId, otherAgentId] = [await mintAgent(), await mintAgent()];
  const asked: { url: string; authorization: string | null }[] = [];
  const answers: Response[] = [];
  const providerFetch: HttpFetch = async (url, init) => {
    asked.push({ url: url.href, authorization: new Headers(init.headers).get("authorization") });
    return answers.shift() ?? Response.json({});
  };
  const time = { now: NOW };
  const clock: Clock = () => time.now;
  const tools = {
    ...{ db: client.db, clock, newId: idsAt(clock), vault: openVault(keyOf(7)) },
    ...{ providers: providers as Registry, providerFetch },
  };
  return {
    ...{ client, db: client.db, workspaceId: client.workspaceId, agentId, otherAgentId },
    ...{ tools, time, asked, answers },
    /** A connection to Echo, where nothing else is said. */
    connect: async (settings: object = {}, origin = ORIGIN) => {
      const body = { provider: "echo", agent_id: agentId, credentials: CREDENTIALS, ...settings };
      return (await createConnection(tools, client.workspaceId, body, origin)).connection;
    },
  };
}
