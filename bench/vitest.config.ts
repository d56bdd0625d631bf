import { mergeConfig } from "vitest/config";
import testConfig from "../test/vitest.config.ts";

/** Benchmarks that need the real runtime; printed, never asserted on time. */
export default mergeConfig({ ...testConfig, test: {} }, { test: { include: ["bench/**/*.bench.ts"] } });
