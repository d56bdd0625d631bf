import type { Seeded } from "./seed.ts";
import type { HostileSeeded } from "./seed-hostile.ts";
import type { SignedIn } from "./sign-in.ts";
import type { Keys, WorkspaceName } from "./workspaces.ts";

/** What `stage.ts` sets up; it crosses process borders, so it is plain data. */
export interface Staged {
  url: string;
  keys: Keys;
  /** Where the one browser is connected to. */
  browser: string;
  cookies: SignedIn<WorkspaceName>;
  seeded: Seeded;
  hostile: HostileSeeded;
  /** A customer's server, see `receiver.ts`. */
  receiver: string;
}

/** What stands ready for all browser tests. */
export interface Provided extends Staged {
  /** Where the site with very many calls is told of once it stands ready (`crowded/promised.ts`). */
  crowded: string;
}

declare module "vitest" {
  interface ProvidedContext {
    stage: Provided;
  }
}
