import type { Seeded } from "./seed.ts";
import type { HostileSeeded } from "./seed-hostile.ts";
import type { Cookies } from "./tab.ts";
import type { Keys, WorkspaceName } from "./workspaces.ts";

/** What stands ready for all browser tests (`stage.ts`); it crosses process borders, so it is plain data. */
export interface Provided {
  url: string;
  keys: Keys;
  /** Where the one browser is connected to. */
  browser: string;
  /** Of whoever is signed in to each workspace, or why nobody is. */
  cookies: Readonly<Record<WorkspaceName, Cookies | { problem: string }>>;
  seeded: Seeded;
  hostile: HostileSeeded;
  /** A customer's server, see `receiver.ts`. */
  receiver: string;
}

declare module "vitest" {
  interface ProvidedContext {
    stage: Provided;
  }
}
