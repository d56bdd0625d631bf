import * as z from "zod";
import { testAnswer } from "../../src/telephony/answers.ts";
import type { Adapter, AnyAdapter } from "../../src/telephony/provider.ts";
import { registerProviders } from "../../src/telephony/registry.ts";

const EchoCredentials = z.strictObject({
  api_key: z.string().min(1, "Copy the API key from Echo's console."),
  webhook_secret: z.string().min(1),
  region: z.enum(["eu", "us"]).optional(),
});
const EchoSettings = z.strictObject({ greeting: z.string().max(20).default("Hello") });

/** A provider that can do everything. */
export const echo: Adapter<z.infer<typeof EchoCredentials>, z.infer<typeof EchoSettings>> = {
  id: "echo",
  name: "Echo",
  credentials: EchoCredentials,
  settings: EchoSettings,
  hosts: ["api.echo.example"],
  patience: { settleMs: 5_000, transcriptMs: 60_000 },
  liveTurns: true,
  instead: {},
  setUp: ({ intakeUrl }) => [
    { title: "Paste the webhook URL", detail: "Under Settings, Webhooks.", copy: intakeUrl },
  ],
  receive: async () => ({ kind: "taken", events: [] }),
  test: async ({ http }, { credentials }) => {
    const headers = { authorization: `Bearer ${credentials.api_key}` };
    return testAnswer("Echo", await http("https://api.echo.example/me", { headers }), "api_key");
  },
  dial: async () => ({ kind: "placed", providerCallId: null }),
  end: async () => ({ kind: "done" }),
  transfer: async () => ({ kind: "done" }),
  fetchTranscript: async () => ({ kind: "gone", detail: "There is none." }),
};

const ByAccount = z.object({ kind: z.literal("account"), webhook_secret: z.string(), account: z.string() });
const ByToken = z.object({
  kind: z.literal("token"),
  webhook_secret: z.string(),
  token: z.string().optional(),
});

/** A provider that only tells; its credentials have two forms. */
export const mute: Adapter<z.infer<typeof ByAccount> | z.infer<typeof ByToken>, Record<string, never>> = {
  id: "mute",
  name: "Mute",
  credentials: z.discriminatedUnion("kind", [ByAccount, ByToken]),
  settings: z.strictObject({}),
  hosts: [],
  patience: { settleMs: 5_000, transcriptMs: 60_000 },
  liveTurns: false,
  instead: { dial: "Dial in Mute's own console.", end: "Hang up there.", transfer: "Transfer there." },
  setUp: () => [],
  receive: async () => ({ kind: "unsigned" }),
};

/** Stands where the simulated network does: it dials, and needs no credentials. */
const simulated: AnyAdapter = {
  ...echo,
  id: "simulated",
  name: "Simulated",
  credentials: z.strictObject({}),
};

export const providers = registerProviders(echo, mute, simulated);
