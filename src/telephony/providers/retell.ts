import type { Adapter } from "../provider.ts";
import { Credentials, NAME, Settings } from "./retell/account.ts";
import { readExport } from "./retell/call.ts";
import { dial, end, test } from "./retell/commands.ts";
import { findCall } from "./retell/find-call.ts";
import { receive } from "./retell/receive.ts";
import { setUp } from "./retell/set-up.ts";
import { NO_TRANSFER, transfer } from "./retell/transfer.ts";

/** Retell AI: webhooks and custom functions in, `create-phone-call` out (docs.retellai.com, webhook; retell-sdk). */
export const retell: Adapter<Credentials, Settings> = {
  id: "retell",
  name: NAME,
  credentials: Credentials,
  settings: Settings,
  hosts: ["api.retellai.com"],
  // The analysis follows the end; only it says that a machine answered.
  patience: { settleMs: 60_000, transcriptMs: 60_000 },
  liveTurns: true,
  // By the agent's own tool, where a setting says what it dials; the end of a call that it transferred says so by default.
  transfers: { warm: true, tellsOutcome: true },
  instead: { transfer: NO_TRANSFER },
  ...{ setUp, receive, test, dial, findCall, end, transfer, readExport },
};
