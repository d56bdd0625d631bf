import { Failure } from "../failure.ts";

/** How a worker on this machine is set; null where a setting is left to the worker or made up and kept. */
export interface LocalSettings {
  port: number;
  /** Holds the local database and the keys: a start with the same directory finds everything again. */
  persistTo: string;
  bootstrapApiKey: string | null;
  extractionModel: string;
  /** Lets webhooks reach localhost. True by default, because that is where a first receiver runs. */
  allowPrivateTargets: boolean;
  openaiBaseUrl: string | null;
  openaiApiKey: string | null;
  /** Where requests to voice providers go instead: a program on this machine that plays them. */
  providerStandIn: string | null;
}

const DEFAULT_PORT = 8787;

/** The flags of `npm start`, each with the environment variable that it wins over. */
export const START_FLAGS = {
  port: { type: "string" },
  "persist-to": { type: "string" },
  "bootstrap-api-key": { type: "string" },
  "extraction-model": { type: "string" },
  "allow-private-targets": { type: "string" },
} as const;

type Flags = { readonly [flag in keyof typeof START_FLAGS]?: string | undefined };
type Environment = Readonly<Record<string, string | undefined>>;

/** The settings of flags and environment together. Throws a Failure that names a bad one. */
export function readLocalSettings(flags: Flags, environment: Environment): LocalSettings {
  return {
    port: readPort(flags.port ?? environment.PORT ?? String(DEFAULT_PORT)),
    persistTo: flags["persist-to"] ?? ".wrangler/state",
    bootstrapApiKey: flags["bootstrap-api-key"] ?? environment.BOOTSTRAP_API_KEY ?? null,
    extractionModel: flags["extraction-model"] ?? environment.EXTRACTION_MODEL ?? "offline",
    allowPrivateTargets: readFlag(
      flags["allow-private-targets"] ?? environment.ALLOW_PRIVATE_TARGETS ?? "true",
    ),
    openaiBaseUrl: environment.OPENAI_BASE_URL ?? null,
    openaiApiKey: environment.OPENAI_API_KEY ?? null,
    providerStandIn: environment.PROVIDER_STAND_IN ?? null,
  };
}

function readPort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Failure(`PORT is ${text}: use a number from 1 to 65535.`);
  }
  return port;
}

function readFlag(text: string): boolean {
  if (text === "true" || text === "1") return true;
  if (text === "false" || text === "0") return false;
  throw new Failure(`ALLOW_PRIVATE_TARGETS is ${text}: use true or false.`);
}
