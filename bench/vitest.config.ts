import { defineConfig } from "vitest/config";
import { inWorkerd, root } from "../test/vitest.config.ts";

/** Benchmarks that need the real runtime; printed, never asserted on time. */
export default defineConfig({
  root,
  plugins: [inWorkerd()],
  test: { include: ["bench/**/*.bench.ts"] },
});
