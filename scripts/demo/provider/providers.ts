import { Failure } from "../../failure.ts";
import type { VoiceProvider } from "./voice-provider.ts";

/** Loaded when they are played: their SDKs take time. */
const PROVIDERS: Readonly<Record<string, () => Promise<VoiceProvider>>> = {
  retell: async () => (await import("./retell.ts")).retell,
  twilio: async () => (await import("./twilio.ts")).twilio,
  vapi: async () => (await import("./vapi.ts")).vapi,
  telnyx: async () => (await import("./telnyx.ts")).telnyx,
  vonage: async () => (await import("./vonage.ts")).vonage,
  elevenlabs: async () => (await import("./elevenlabs.ts")).elevenlabs,
  bland: async () => (await import("./bland.ts")).bland,
  synthflow: async () => (await import("./synthflow.ts")).synthflow,
  livekit: async () => (await import("./livekit.ts")).livekit,
  call2me: async () => (await import("./call2me.ts")).call2me,
  generic: async () => (await import("./generic.ts")).generic,
};

/** The ids of the providers that a flag names; throws a Failure that lists them where it names none. */
export function readProviders(flag: string): string[] {
  const ids = Object.keys(PROVIDERS);
  if (flag === "all") return ids;
  if (ids.includes(flag)) return [flag];
  throw new Failure(`--provider is ${flag}: use ${ids.join(", ")}, or all.`);
}

export async function loadProvider(id: string): Promise<VoiceProvider> {
  const load = PROVIDERS[id];
  if (!load) throw new Failure(`There is no provider ${id} to play.`);
  return load();
}
