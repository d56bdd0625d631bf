import { describe, expect, it } from "vitest";
import { obey } from "../../src/live/obey.ts";
import { said } from "../conversations/told.ts";
import { liveCallSetting } from "../transfers/setting.ts";
import { liveSetting } from "./setting.ts";

describe("a command by the socket of a live call", () => {
  it("hands the call over as the API does, in the name of the key that opened the socket", async () => {
    const setting = await liveSetting();
    await setting.tell(said("Hi.", 1));
    const view = await setting.watch();
    view.send({ type: "transfer", to_number: "+12025550199" });
    expect(await view.first("done")).toMatchObject({
      command: "transfer",
      result: { call_id: setting.callId, to_number: "+12025550199", requested_by: "Test", trigger: "person" },
    });
    expect(await view.first("transfer")).toMatchObject({ transfer: { to_number: "+12025550199" } });
    view.send({ type: "transfer", to_number: "+12025550198" });
    expect(await view.first("error")).toMatchObject({
      ...{ command: "transfer", detail: expect.stringContaining("transferred already") },
    });
    expect(await setting.transfers()).toHaveLength(1);
  });

  it("says why it is not carried out", async () => {
    const setting = await liveSetting();
    const view = await setting.watch();
    view.send({ type: "end" });
    expect(await view.first("error")).toMatchObject({
      ...{ command: "end", detail: expect.stringContaining("hang up there") },
    });
  });

  const twilio = async () => {
    const setting = await liveCallSetting("twilio");
    const viewer = {
      workspaceId: setting.client.workspaceId,
      callId: setting.callId,
      name: "Test",
      keyId: "key_x",
      sessionId: null,
    };
    return { ...setting, viewer, obey: (text: string) => obey(setting.tools, viewer, text) };
  };

  it("hangs up", async () => {
    const setting = await twilio();
    expect(await setting.obey('{"type":"end"}')).toMatchObject({
      ...{ type: "done", command: "end", result: { call_id: setting.callId, status: "ending" } },
    });
    expect(setting.asked).toMatchObject([{ method: "POST", body: expect.stringContaining("completed") }]);
  });

  it.each([
    ["what is no JSON", "hang up", "Send JSON"],
    ["another type", '{"type":"mute"}', "transfer"],
    ["a member that nobody knows", '{"type":"end","now":true}', "now: Unknown member"],
    ["another number than one", '{"type":"transfer","to_number":"the desk"}', "to_number"],
    ["what is too long", `{"type":"end"${" ".repeat(10_000)}}`, "at most"],
  ])("is refused where it is %s", async (_, text, detail) => {
    const setting = await twilio();
    const answer = await setting.obey(text);
    expect(answer).toMatchObject({ type: "error", detail: expect.stringContaining(detail) });
    expect(setting.asked).toEqual([]);
  });

  it("reaches no call of another workspace", async () => {
    const setting = await twilio();
    const other = { ...setting.viewer, workspaceId: "ws_other" };
    expect(await obey(setting.tools, other, '{"type":"end"}')).toMatchObject({
      ...{ type: "error", detail: expect.stringContaining("There is no call") },
    });
    expect(setting.asked).toEqual([]);
  });

  it("that fails on our side says none of its reasons, and is logged by id", async () => {
    const setting = await twilio();
    const logged: unknown[] = [];
    const broken = {
      ...setting.tools,
      db: null as never,
      log: (...line: unknown[]) => void logged.push(line),
    };
    expect(await obey(broken, setting.viewer, '{"type":"end"}')).toMatchObject({
      ...{ type: "error", command: "end", detail: "Something went wrong on our side: try again." },
    });
    expect(logged).toMatchObject([["error", "live_command_failed", { call_id: setting.callId }]]);
  });
});
