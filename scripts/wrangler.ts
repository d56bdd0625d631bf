export interface WranglerResult {
  ok: boolean;
  stdout: string;
  stderr: string;
}

/** Runs one wrangler command to its end. `show` lets its output through to the terminal instead of catching it. */
export type Wrangler = (args: readonly string[], options?: { show?: boolean }) => Promise<WranglerResult>;
