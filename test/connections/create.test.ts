import { beforeEach, describe, expect, test } from "vitest";
import { createConnection, MAX_CONNECTIONS } from "../../src/connections/create.ts";
import { openConnection } from "../../src/connections/open.ts";
import { viewConnection } from "../../src/connections/view.ts";
import { AppError } from "../../src/errors.ts";
import { findConnection } from "../../src/store/connections.ts";
import { mintClient } from "../support/client.ts";
import { QUIET_AGENT } from "../webhooks/endpoints/setting.ts";
import { CREDENTIALS, connectionSetting, NOW, ORIGIN } from "./setting.ts";

let setting: Awaited<ReturnType<typeof connectionSetting>>;
beforeEach(async () => {
  setting = await connectionSetting();
});

const create = (body: object) => createConnection(setting.tools, setting.workspaceId, body, ORIGIN);
const refusal = (body: object): Promise<AppError> =>
  create(body).then(
    () => expect.unreachable("It was saved."),
    (error: unknown) => {
      expect(error).toBeInstanceOf(AppError);
      return error as AppError;
    },
  );
const least = () => ({ provider: "echo", agent_id: setting.agentId, credentials: CREDENTIALS });

describe("a connection", () => {
  test("is made with provider, agent and credentials alone, and says what comes of it", async () => {
    const record = await create(least());
    const id = record.connection.id;
    expect(id).toMatch(/^conn_/);
    const intakeUrl = `${ORIGIN}/intake/echo/${id}`;
    expect(viewConnection(record, setting.tools.providers)).toEqual({
      ...{ connection_id: id, provider: "echo", name: null, agent_id: setting.agentId, agents: {} },
      ...{ numbers: [], role_map: {}, settings: {}, problem: null, intake_url: intakeUrl },
      credentials: { api_key: "set", webhook_secret: "set" },
      can: { dial: true, end: true, transfer: true, live_turns: true, fetch_transcript: true },
      ...{ refused: 0, last_refused_at: null },
      set_up: [{ title: "Paste the webhook URL", detail: "Under Settings, Webhooks.", copy: intakeUrl }],
      ...{ created_at: new Date(NOW).toISOString(), updated_at: new Date(NOW).toISOString() },
    });
  });

  test("opens with all that is set on it, as the provider's own forms read it", async () => {
    const { connection } = await create({
      ...least(),
      ...{ name: "  Front desk ", agents: { "asst-1": setting.otherAgentId } },
      numbers: ["+49 (30) 12345678", { phone_number: "+1 617 555 0123", id: "pn-1" }],
      role_map: { inbound_track: "caller", outbound_track: "Assistant" },
    });
    expect(connection.name).toBe("Front desk");
    expect(await openConnection(setting.tools, connection)).toEqual({
      ...{ id: connection.id, workspaceId: setting.workspaceId, provider: "echo", credentials: CREDENTIALS },
      settings: { greeting: "Hello" },
      numbers: [
        { phone_number: "+493012345678", id: null },
        { phone_number: "+16175550123", id: "pn-1" },
      ],
      roles: { inbound_track: "customer", outbound_track: "agent" },
      ...{ agentId: setting.agentId, agents: { "asst-1": setting.otherAgentId } },
      intakeUrl: `${ORIGIN}/intake/echo/${connection.id}`,
    });
    expect(await findConnection(setting.db, setting.workspaceId, connection.id)).toEqual(connection);
  });

  test("keeps its credentials sealed, for itself alone", async () => {
    const [one, other] = [await setting.connect(), await setting.connect()];
    expect(one.credentials).toMatch(/^v1\./);
    expect(JSON.stringify(one)).not.toMatch(/echo-key-1|echo-hook-1/);
    expect(await openConnection(setting.tools, { ...one, credentials: other.credentials })).toBeNull();
  });

  test("needs no credentials where the provider asks for none", async () => {
    const { connection, credentialNames } = await create({
      ...{ provider: "simulated", agent_id: setting.agentId },
    });
    expect(credentialNames).toEqual([]);
    expect(await openConnection(setting.tools, connection)).toMatchObject({ credentials: {} });
  });

  test("is one of at most a hundred in a workspace, also when two come at once", async () => {
    for (let n = 0; n < MAX_CONNECTIONS - 1; n += 1) await setting.connect();
    const last = await Promise.allSettled([setting.connect(), setting.connect()]);
    expect(last.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    const error = await refusal(least());
    expect(error.code).toBe("conflict");
    expect(error.message).toMatch(/at most 100 connections: delete one/);
  });
});

describe("what is wrong is refused by its place", () => {
  test.each<[string, object, string]>([
    ["no provider", { provider: undefined }, "provider"],
    ["an unknown provider", { provider: "eco" }, "provider"],
    ["no agent", { agent_id: undefined }, "agent_id"],
    ["an agent that is not there", { agent_id: "agent_nobody" }, "agent_id"],
    ["a voice agent's agent that is not there", { agents: { "asst.1": "agent_nobody" } }, "agents.asst.1"],
    ["no credentials", { credentials: { webhook_secret: "x" } }, "credentials.api_key"],
    ["an empty credential", { credentials: { ...CREDENTIALS, api_key: "" } }, "credentials.api_key"],
    ["a null credential", { credentials: { ...CREDENTIALS, api_key: null } }, "credentials.api_key"],
    ["an unknown credential", { credentials: { ...CREDENTIALS, api_kye: "x" } }, "credentials.api_kye"],
    ["a mask for a credential", { credentials: { ...CREDENTIALS, api_key: "set" } }, "credentials.api_key"],
    [
      "stars for a credential",
      { credentials: { ...CREDENTIALS, api_key: "********" } },
      "credentials.api_key",
    ],
    ["credentials that are none", { credentials: "echo-key-1" }, "credentials"],
    ["endless credentials", { credentials: { api_key: "x".repeat(20_001) } }, "credentials"],
    ["a wrong setting", { settings: { greeting: 1 } }, "settings.greeting"],
    ["an unknown setting", { settings: { greting: "Hi" } }, "settings.greting"],
    ["a number that is none", { numbers: ["+16175550123", "617"] }, "numbers.1"],
    ["a number in an object that is none", { numbers: [{ phone_number: "617" }] }, "numbers.0.phone_number"],
    ["an unknown member of a number", { numbers: [{ phone_number: "+16175550123", no: 1 }] }, "numbers.0.no"],
    ["a number that is no text", { numbers: [16175550123] }, "numbers.0"],
    ["a number twice", { numbers: ["+16175550123", { phone_number: "+1 617 555 0123" }] }, "numbers.1"],
    ["an unknown role", { role_map: { left: "stranger" } }, "role_map.left"],
    [
      "too many roles",
      { role_map: Object.fromEntries([...Array(101).keys()].map((n) => [n, "agent"])) },
      "role_map",
    ],
    ["an unknown member", { credental: {} }, "credental"],
  ])("%s", async (_, change, place) => {
    const error = await refusal({ ...least(), ...change });
    expect(error.code).toBe("invalid");
    expect(error.fields.map(({ field }) => field)).toEqual([place]);
    expect(JSON.stringify(error.fields)).not.toMatch(/echo-key-1|echo-hook-1/);
  });

  test("a provider that is not there is answered with those that are", async () => {
    expect((await refusal({ ...least(), provider: "eco" })).message).toMatch(
      /use one of echo, mute, simulated/,
    );
  });

  test("a credential that is missing is asked for, one that is wrong is explained as the provider's form does", async () => {
    const missing = await refusal({ ...least(), credentials: { api_key: "" } });
    expect(missing.fields).toEqual([
      { field: "credentials.api_key", message: "Copy the API key from Echo's console." },
      { field: "credentials.webhook_secret", message: "A connection to Echo needs it: send it too." },
    ]);
  });

  test("a misspelt credential is found also where the provider's own form would pass over it", async () => {
    const credentials = { kind: "token", webhook_secret: "mute-hook-1", tokne: "mute-token-1" };
    const error = await refusal({ ...least(), provider: "mute", credentials });
    expect(error.fields.map(({ field }) => field)).toEqual(["credentials.tokne"]);
  });

  test("every wrong place is listed at once", async () => {
    const error = await refusal({
      ...{ provider: "echo", agent_id: "agent_a", agents: { v: "agent_b" } },
      ...{ credentials: {}, settings: { x: 1 } },
    });
    expect(error.fields.map(({ field }) => field)).toEqual([
      ...["agent_id", "agents.v", "credentials.api_key", "credentials.webhook_secret", "settings.x"],
    ]);
  });

  test("an agent of another workspace is not there", async () => {
    const stranger = await mintClient();
    const { body } = await stranger.send<{ agent_id: string }>("POST", "/v1/agents", QUIET_AGENT);
    const error = await refusal({ ...least(), agent_id: body.agent_id });
    expect(error.fields.map(({ field }) => field)).toEqual(["agent_id"]);
  });
});
