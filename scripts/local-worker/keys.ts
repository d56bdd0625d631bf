import { randomBytes } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Failure } from "../failure.ts";

export interface LocalKeys {
  bootstrapApiKey: string;
  encryptionKeys: string;
}

/** Only the owner may read what holds a secret. */
export const SECRET_FILE_MODE = 0o600;
const FILE = "aftercall-keys.json";
const KEY_BYTES = 32;

export function newKeys(): LocalKeys {
  return {
    bootstrapApiKey: `sk_${randomBytes(KEY_BYTES).toString("base64url")}`,
    encryptionKeys: randomBytes(KEY_BYTES).toString("base64"),
  };
}

/**
 * The keys kept in the directory, made where there are none: a restart opens what was sealed before and knows the same
 * API key. A given API key replaces the kept one. Throws a Failure where the directory cannot be used.
 */
export async function keepKeys(directory: string, givenApiKey: string | null): Promise<LocalKeys> {
  const path = join(directory, FILE);
  try {
    await mkdir(directory, { recursive: true });
    const kept: LocalKeys = { ...newKeys(), ...(await readKept(path)) };
    const keys = { ...kept, bootstrapApiKey: givenApiKey ?? kept.bootstrapApiKey };
    await writeFile(path, `${JSON.stringify(keys, null, 2)}\n`, { mode: SECRET_FILE_MODE });
    return keys;
  } catch (error) {
    throw new Failure(
      `${path} cannot be read or written (${codeOf(error)}): correct it, or choose another directory with --persist-to.`,
    );
  }
}

async function readKept(path: string): Promise<Partial<LocalKeys>> {
  try {
    return JSON.parse(await readFile(path, "utf8"));
  } catch (error) {
    if (codeOf(error) === "ENOENT") return {};
    throw error;
  }
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? "not JSON";
}
