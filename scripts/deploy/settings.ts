/** What wrangler.toml asks for in the account. */
export interface Wanted {
  database: { name: string; id: string };
  queues: string[];
  secrets: SecretName[];
}

export type SecretName = "BOOTSTRAP_API_KEY" | "ENCRYPTION_KEYS" | "OPENAI_API_KEY";

const DATABASE_ID = /^(\s*database_id\s*=\s*)"([^"]*)"/m;

/** Reads the text of wrangler.toml as this project writes it: one `name = "value"` a line. */
export function readWanted(toml: string): Wanted {
  const value = (name: string) => new RegExp(`^\\s*${name}\\s*=\\s*"([^"]*)"`, "m").exec(toml)?.[1] ?? "";
  const queues = [...toml.matchAll(/^\s*(?:queue|dead_letter_queue)\s*=\s*"([^"]+)"/gm)];
  const usesOpenAi = value("EXTRACTION_MODEL").includes("openai-compatible:");
  return {
    database: { name: value("database_name"), id: value("database_id") },
    queues: [...new Set(queues.flatMap(([, name]) => name ?? []))],
    secrets: ["BOOTSTRAP_API_KEY", "ENCRYPTION_KEYS", ...(usesOpenAi ? (["OPENAI_API_KEY"] as const) : [])],
  };
}

/** The same text with another database id; nothing else moves. */
export function withDatabaseId(toml: string, id: string): string {
  return toml.replace(DATABASE_ID, `$1"${id}"`);
}
