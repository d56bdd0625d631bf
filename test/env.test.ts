import { createExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { type Env, readSettings } from "../src/env.ts";
import worker from "../src/index.ts";

const GOOD: Env = { ...env };

const wrongs = (change: object): string[] => {
  const read = readSettings({ ...GOOD, ...change });
  return "missing" in read ? read.missing : [];
};

describe("the settings", () => {
  it("are read from the environment, with what may be left out", () => {
    const { AI: _, EXTRACTION_MODEL: __, ...needed } = GOOD;
    expect(readSettings(needed)).toEqual({
      settings: {
        bootstrapApiKey: GOOD.BOOTSTRAP_API_KEY,
        encryptionKeys: GOOD.ENCRYPTION_KEYS,
        extractionModels: ["offline"],
        openai: {},
        allowPrivateTargets: false,
      },
    });
  });

  it("take a list of models, the first one first", () => {
    const EXTRACTION_MODEL = "openai-compatible:qwen3, offline";
    expect(
      readSettings({
        ...GOOD,
        EXTRACTION_MODEL,
        OPENAI_BASE_URL: "http://127.0.0.1:11434/v1",
        ALLOW_PRIVATE_TARGETS: "1",
      }),
    ).toMatchObject({
      settings: { extractionModels: ["openai-compatible:qwen3", "offline"], allowPrivateTargets: true },
    });
  });

  it.each([
    ["BOOTSTRAP_API_KEY", { BOOTSTRAP_API_KEY: undefined }],
    ["BOOTSTRAP_API_KEY", { BOOTSTRAP_API_KEY: "sk_short" }],
    ["ENCRYPTION_KEYS", { ENCRYPTION_KEYS: undefined }],
    ["ENCRYPTION_KEYS", { ENCRYPTION_KEYS: "not base64!" }],
    ["ENCRYPTION_KEYS", { ENCRYPTION_KEYS: `${GOOD.ENCRYPTION_KEYS},${btoa("short")}` }],
    ["EXTRACTION_MODEL", { EXTRACTION_MODEL: "gpt-5" }],
    ["EXTRACTION_MODEL", { EXTRACTION_MODEL: "offline," }],
    ["EXTRACTION_MODEL names workers-ai", { EXTRACTION_MODEL: "workers-ai:@cf/qwen/qwen3", AI: undefined }],
    ["OPENAI_BASE_URL", { EXTRACTION_MODEL: "openai-compatible:qwen3" }],
    ["OPENAI_BASE_URL", { OPENAI_BASE_URL: "localhost" }],
    ["ALLOW_PRIVATE_TARGETS", { ALLOW_PRIVATE_TARGETS: "yes" }],
    ["DB", { DB: undefined }],
    ["ANALYSIS_QUEUE", { ANALYSIS_QUEUE: undefined }],
    ["DELIVERY_QUEUE", { DELIVERY_QUEUE: undefined }],
    ["SCHEDULED_CALLS", { SCHEDULED_CALLS: undefined }],
  ])("name %s where it is missing or wrong: %j", (name, change) => {
    const sentences = wrongs(change);
    expect(sentences).toHaveLength(1);
    expect(sentences[0]).toContain(name);
  });

  it("never repeat a secret that is wrong", () => {
    expect(wrongs({ BOOTSTRAP_API_KEY: "correct-horse", ENCRYPTION_KEYS: "battery" }).join(" ")).not.toMatch(
      /correct-horse|battery/,
    );
  });
});

describe("a worker that is set up wrongly", () => {
  const get = (path: string) =>
    worker.fetch(
      new Request(`https://aftercall.example${path}`) as Request<unknown, IncomingRequestCfProperties>,
      { ...GOOD, BOOTSTRAP_API_KEY: "", ENCRYPTION_KEYS: undefined, DB: undefined } as unknown as Env,
      createExecutionContext(),
    );

  it.each(["/health", "/v1/calls", "/intake/simulated/ws_1"])(
    "answers 503 at %s and names all that is missing",
    async (path) => {
      const response = await get(path);
      expect(response.status).toBe(503);
      expect(response.headers.get("retry-after")).not.toBeNull();
      const { code, detail } = await response.json<{ code: string; detail: string }>();
      expect(code).toBe("unavailable");
      for (const name of ["BOOTSTRAP_API_KEY", "ENCRYPTION_KEYS", "DB"]) expect(detail).toContain(name);
    },
  );
});
