import { describe, expect, it } from "vitest";
import { envFile } from "../../../scripts/local-worker/env-file.ts";
import { readLocalSettings } from "../../../scripts/local-worker/settings.ts";

describe("the local worker's settings", () => {
  it("need nothing to be set", () => {
    expect(readLocalSettings({}, {})).toMatchObject({
      port: 8787,
      extractionModel: "offline",
      allowPrivateTargets: true,
      bootstrapApiKey: null,
      persistTo: ".wrangler/state",
    });
  });

  it("come from the environment, and flags win", () => {
    const environment = { PORT: "9000", EXTRACTION_MODEL: "workers-ai:x", ALLOW_PRIVATE_TARGETS: "false" };
    expect(readLocalSettings({ port: "9001" }, environment)).toMatchObject({
      port: 9001,
      extractionModel: "workers-ai:x",
      allowPrivateTargets: false,
    });
  });

  it.each(["abc", "0", "65536", "80.5", ""])("refuse the port %j", (port) => {
    expect(() => readLocalSettings({ port }, {})).toThrow("use a number from 1 to 65535");
  });

  it("refuse a flag that is neither true nor false", () => {
    expect(() => readLocalSettings({}, { ALLOW_PRIVATE_TARGETS: "maybe" })).toThrow("use true or false");
  });
});

describe("an env file", () => {
  it("keeps values as they are, with the dollar signs that would be expanded escaped", () => {
    expect(envFile({ A: 'x #"y"', B: null, C: "a$HOME" })).toBe("A='x #\"y\"'\nC='a\\$HOME'\n");
  });

  it.each(["it's", "two\nlines"])("refuses what it cannot hold, by name: %j", (value) => {
    expect(() => envFile({ OPENAI_API_KEY: value })).toThrow("OPENAI_API_KEY");
  });
});
