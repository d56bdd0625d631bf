import { expect, it, describe as suite } from "vitest";
import { checkLogin, inspectAccount } from "../../../scripts/deploy/account.ts";
import { describe, planDeployment } from "../../../scripts/deploy/plan.ts";
import { readWanted, type Wanted, withDatabaseId } from "../../../scripts/deploy/settings.ts";
import type { Wrangler } from "../../../scripts/wrangler.ts";

const TOML = `
name = "aftercall"
[vars]
EXTRACTION_MODEL = "offline"
[[d1_databases]]
binding = "DB"
database_name = "aftercall"
database_id = "00000000-0000-0000-0000-000000000000"
[[queues.producers]]
binding = "ANALYSIS_QUEUE"
queue = "analysis"
[[queues.consumers]]
queue = "analysis"
dead_letter_queue = "analysis-dead"
[[queues.consumers]]
queue = "analysis-dead"
`;
const wanted = readWanted(TOML);

/** An account behind wrangler's own words; what is not there fails as wrangler 4 fails. */
function account(holds: {
  databases?: string[];
  queues?: string[];
  secrets?: string[] | "no worker";
}): Wrangler {
  const ok = (stdout: string) => ({ ok: true, stdout, stderr: "" });
  const no = (stderr: string) => ({ ok: false, stdout: "", stderr });
  return async ([first, second, third = ""]) => {
    if (first === "d1")
      return ok(JSON.stringify((holds.databases ?? []).map((name) => ({ name, uuid: `id of ${name}` }))));
    if (first === "queues" && second === "info") {
      return holds.queues?.includes(third)
        ? ok(`Queue Name: ${third}`)
        : no(`Queue "${third}" does not exist.`);
    }
    if (first === "secret" && holds.secrets !== "no worker") {
      return ok(JSON.stringify((holds.secrets ?? []).map((name) => ({ name, type: "secret_text" }))));
    }
    return no('Worker "aftercall" not found.');
  };
}

const planFor = async (wrangler: Wrangler, settings: Wanted = wanted) =>
  planDeployment(settings, await inspectAccount(wrangler, settings));

suite("a deployment's plan", () => {
  it("makes everything in an empty account, and the secrets go up with the first deployment", async () => {
    expect(await planFor(account({ secrets: "no worker" }))).toEqual([
      { do: "create_database", name: "aftercall" },
      { do: "create_queue", name: "analysis" },
      { do: "create_queue", name: "analysis-dead" },
      { do: "migrate" },
      { do: "set_secrets", names: ["BOOTSTRAP_API_KEY", "ENCRYPTION_KEYS"] },
      { do: "deploy" },
    ]);
  });

  it("only migrates and deploys when run again", async () => {
    const made = account({
      databases: ["other", "aftercall"],
      queues: ["analysis", "analysis-dead"],
      secrets: ["BOOTSTRAP_API_KEY", "ENCRYPTION_KEYS"],
    });
    const settings = readWanted(withDatabaseId(TOML, "id of aftercall"));
    expect(await planFor(made, settings)).toEqual([{ do: "migrate" }, { do: "deploy" }]);
  });

  it("goes on where an earlier run broke off, and never sets a secret anew", async () => {
    const half = account({ databases: ["aftercall"], queues: ["analysis"], secrets: ["ENCRYPTION_KEYS"] });
    expect(await planFor(half)).toEqual([
      { do: "write_database_id", id: "id of aftercall" },
      { do: "create_queue", name: "analysis-dead" },
      { do: "migrate" },
      { do: "set_secrets", names: ["BOOTSTRAP_API_KEY"] },
      { do: "deploy" },
    ]);
  });

  it("says each step in words with its command", async () => {
    const words = (await planFor(account({ secrets: "no worker" }))).map(describe);
    expect(words[1]).toBe("create the queue analysis (wrangler queues create analysis)");
    expect(new Set(words).size).toBe(6);
  });

  it("asks for the model server's key only where the setting names one", () => {
    const other = TOML.replace('"offline"', '"openai-compatible:gpt-oss-20b"');
    expect(readWanted(other).secrets).toContain("OPENAI_API_KEY");
    expect(wanted.secrets).not.toContain("OPENAI_API_KEY");
  });
});

suite("the account", () => {
  it("is not changed by a failure that is no absence: the failure is shown", async () => {
    const broken: Wrangler = async () => ({
      ok: false,
      stdout: "",
      stderr: "Authentication error [code: 10000]",
    });
    await expect(inspectAccount(broken, wanted)).rejects.toThrow("Authentication error");
  });

  it("tells who is not logged in how to log in", async () => {
    const nobody: Wrangler = async () => ({ ok: false, stdout: '{"loggedIn":false}', stderr: "" });
    await expect(checkLogin(nobody)).rejects.toThrow("npx wrangler login");
  });
});

suite("wrangler.toml", () => {
  it("keeps everything but the database's id", () => {
    const changed = withDatabaseId(TOML, "new-id");
    expect(readWanted(changed).database).toEqual({ name: "aftercall", id: "new-id" });
    expect(changed.replace("new-id", wanted.database.id)).toBe(TOML);
  });
});
