import { fileURLToPath } from "node:url";
import { cloudflareTest, readD1Migrations } from "@cloudflare/vitest-plugin";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL("..", import.meta.url));

export default defineConfig({
  root,
  plugins: [
    cloudflareTest(async () => ({
      wrangler: { configPath: `${root}wrangler.toml` },
      remoteBindings: false,
      miniflare: {
        bindings: {
          MIGRATIONS: await readD1Migrations(`${root}migrations`),
          EXTRACTION_MODEL: "offline",
          BOOTSTRAP_API_KEY: "sk_test_000000000000000000000000",
          ENCRYPTION_KEYS: Buffer.alloc(32, 7).toString("base64"),
        },
      },
    })),
  ],
  test: { include: ["test/**/*.test.ts"] },
});
