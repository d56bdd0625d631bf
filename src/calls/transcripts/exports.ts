import type { AnyAdapter } from "../../telephony/provider.ts";
import { bland } from "../../telephony/providers/bland.ts";
import { call2me } from "../../telephony/providers/call2me.ts";
import { elevenlabs } from "../../telephony/providers/elevenlabs.ts";
import { retell } from "../../telephony/providers/retell.ts";
import { synthflow } from "../../telephony/providers/synthflow.ts";
import { vapi } from "../../telephony/providers/vapi.ts";

/** What reads a platform's own record of a call. */
export type ExportReader = Pick<AnyAdapter, "id" | "name" | "readExport">;

/** The platforms whose record of a call has its transcript. Carriers keep theirs apart from the call. */
export const EXPORT_READERS: readonly ExportReader[] = [vapi, retell, elevenlabs, bland, synthflow, call2me];
