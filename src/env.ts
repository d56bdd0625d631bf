import * as z from "zod";
import { isVaultKeyRing } from "./access/vault.ts";

/** What wrangler.toml binds, and the vars and secrets a deployment sets. */
export interface Env {
  DB: D1Database;
  ANALYSIS_QUEUE: Queue;
  ACTION_QUEUE: Queue;
  DELIVERY_QUEUE: Queue;
  CONVERSATION_QUEUE: Queue;
  SCHEDULED_CALLS: DurableObjectNamespace;
  SIMULATED_NETWORK: DurableObjectNamespace;
  LIVE_CALLS: DurableObjectNamespace;
  SIGN_IN_LIMIT: RateLimit;
  AI?: Ai;
  BOOTSTRAP_API_KEY?: string;
  ENCRYPTION_KEYS?: string;
  EXTRACTION_MODEL?: string;
  OPENAI_BASE_URL?: string;
  OPENAI_API_KEY?: string;
  ALLOW_PRIVATE_TARGETS?: string;
  PROVIDER_STAND_IN?: string;
}

const Flag = z
  .enum(["true", "false", "1", "0", ""], "ALLOW_PRIVATE_TARGETS must be true or false.")
  .default("false")
  .transform((value) => value === "true" || value === "1");

const Settings = z.object({
  bootstrapApiKey: z
    .string(
      "Set the secret BOOTSTRAP_API_KEY: sk_ and at least 24 more characters (npm run deploy asks for it).",
    )
    .regex(/^sk_\S{24,}$/, "BOOTSTRAP_API_KEY must be sk_ and at least 24 more characters."),
  encryptionKeys: z
    .string("Set the secret ENCRYPTION_KEYS: 32 random bytes in base64 (openssl rand -base64 32).")
    .refine(
      isVaultKeyRing,
      "ENCRYPTION_KEYS must be 32 bytes in base64, or several of them separated by commas.",
    ),
  extractionModels: z
    .string()
    .default("offline")
    .transform((list) => list.split(",").map((model) => model.trim()))
    .pipe(
      z.array(
        z
          .string()
          .regex(
            /^(offline|workers-ai:\S+|openai-compatible:\S+)$/,
            "EXTRACTION_MODEL must be offline, workers-ai:<model> or openai-compatible:<model>, or several separated by commas.",
          ),
      ),
    ),
  openai: z.object({
    baseUrl: z.url("OPENAI_BASE_URL must be a URL such as https://api.openai.com/v1.").optional(),
    apiKey: z.string().optional(),
  }),
  allowPrivateTargets: Flag,
  /** Where requests to voice providers go instead, for demos and tests on one's own machine: `http://127.0.0.1:9000`. */
  providerStandIn: z.url("PROVIDER_STAND_IN must be a URL such as http://127.0.0.1:9000.").optional(),
});
export type Settings = z.infer<typeof Settings>;

const BINDINGS = [
  "DB",
  "ANALYSIS_QUEUE",
  "ACTION_QUEUE",
  "DELIVERY_QUEUE",
  "CONVERSATION_QUEUE",
  "SCHEDULED_CALLS",
  "SIMULATED_NETWORK",
  "LIVE_CALLS",
  "SIGN_IN_LIMIT",
] as const;

/** The settings, or every sentence that says what is missing or wrong; nothing is served until there are none. */
export function readSettings(env: Env): { settings: Settings } | { missing: string[] } {
  const unbound = BINDINGS.filter((name) => !env[name]).map(
    (name) => `The binding ${name} is missing: take wrangler.toml as it stands in the repository.`,
  );
  const parsed = Settings.safeParse({
    bootstrapApiKey: env.BOOTSTRAP_API_KEY,
    encryptionKeys: env.ENCRYPTION_KEYS,
    extractionModels: env.EXTRACTION_MODEL || undefined,
    openai: { baseUrl: env.OPENAI_BASE_URL || undefined, apiKey: env.OPENAI_API_KEY || undefined },
    allowPrivateTargets: env.ALLOW_PRIVATE_TARGETS,
    providerStandIn: env.PROVIDER_STAND_IN || undefined,
  });
  const wrong = parsed.success ? [] : parsed.error.issues.map((issue) => issue.message);
  if (parsed.success && unbound.length === 0) {
    const gaps = unmet(parsed.data, env);
    return gaps.length === 0 ? { settings: parsed.data } : { missing: gaps };
  }
  return { missing: [...unbound, ...wrong] };
}

/** What a chosen model needs beside its name. */
function unmet(settings: Settings, env: Env): string[] {
  const uses = (kind: string) => settings.extractionModels.some((model) => model.startsWith(kind));
  return [
    ...(uses("workers-ai:") && !env.AI
      ? ["EXTRACTION_MODEL names workers-ai, and the binding AI is missing."]
      : []),
    ...(uses("openai-compatible:") && !settings.openai.baseUrl
      ? [
          "EXTRACTION_MODEL names openai-compatible: set OPENAI_BASE_URL, e.g. http://127.0.0.1:11434/v1 for Ollama.",
        ]
      : []),
  ];
}
