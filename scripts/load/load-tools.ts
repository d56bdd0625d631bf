import type { ApiClient } from "../api/client.ts";
import type { Progress } from "../terminal.ts";

/** What playing many calls needs. */
export interface LoadTools {
  api: ApiClient;
  worker: { url: string; apiKey: string };
  calls: number;
  /** Messages on their way at once. */
  concurrency: number;
  show: Progress;
  interrupted: AbortSignal;
}
