import { createInterface } from "node:readline/promises";
import { Failure } from "../failure.ts";
import { newKeys } from "../local-worker/keys.ts";
import type { SecretName } from "./settings.ts";

const QUESTIONS: Record<SecretName, string> = {
  BOOTSTRAP_API_KEY: "API key of the default workspace (sk_ and at least 24 characters; Enter makes one): ",
  ENCRYPTION_KEYS: "Key that seals stored secrets (32 bytes in base64; Enter makes one): ",
  OPENAI_API_KEY: "API key of the OpenAI-compatible server (Enter: it needs none): ",
};

/** A value for each secret: from the environment, else asked for on a terminal, else made up. */
export async function chooseSecrets(names: readonly SecretName[]): Promise<Record<string, string>> {
  const keys = newKeys();
  const madeUp: Record<SecretName, string> = {
    BOOTSTRAP_API_KEY: keys.bootstrapApiKey,
    ENCRYPTION_KEYS: keys.encryptionKeys,
    OPENAI_API_KEY: "",
  };
  const chosen: Record<string, string> = {};
  for (const name of names) {
    const value = process.env[name] || (await ask(QUESTIONS[name])) || madeUp[name];
    if (name === "BOOTSTRAP_API_KEY" && !/^sk_\S{24,}$/.test(value)) {
      throw new Failure("The API key must be sk_ and at least 24 more characters.");
    }
    if (value) chosen[name] = value;
  }
  return chosen;
}

async function ask(question: string): Promise<string> {
  if (!process.stdin.isTTY) return "";
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return (await terminal.question(question)).trim();
  } finally {
    terminal.close();
  }
}
