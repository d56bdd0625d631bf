import { expect, it } from "vitest";
import { migratedDatabase } from "../support/database.ts";
import { requestOf, signed } from "../telephony/providers/cases.ts";
import { formPost, status, twilioCase, utterance } from "../telephony/providers/twilio.case.ts";
import { conversationSetting } from "./setting.ts";

it("a call of Twilio's has the words that its transcription tells within 20 seconds after the end", async () => {
  const { credentials, settings = {} } = twilioCase;
  const setting = await conversationSetting(await migratedDatabase(), {
    ...{ provider: "twilio", credentials, settings },
  });
  const post = async (path: string, fields: Record<string, string>) => {
    const { intakeUrl } = setting;
    const sent = await signed(twilioCase, formPost(path, fields), { intakeUrl, now: setting.clock() });
    await setting.post(requestOf(intakeUrl, sent));
    for (const { key, at } of await setting.settleOnce()) {
      if (at > setting.clock()) setting.knocks.settle.set(key.providerCallId, key);
    }
  };
  const call = { CallSid: "CA1", From: "+14155550142", To: "+15005550006", Direction: "inbound" };
  await post("transcription", utterance("CA1", 2, "inbound_track", "Hello."));
  await post("status", status(call, "completed", 0, 40, { CallDuration: "35" }));
  setting.pass(18_000);
  await setting.settleOnce();
  await post("transcription", utterance("CA1", 3, "inbound_track", "Please call me back tomorrow."));
  await setting.settleAll();
  await setting.sweep();
  setting.pass(60_000);
  await setting.sweep();
  await setting.settleAll();
  const { calls } = await setting.outcome();
  expect(calls.map(({ turns }) => turns?.map(({ text }) => text))).toEqual([
    ["Hello.", "Please call me back tomorrow."],
  ]);
});
