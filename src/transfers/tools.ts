import type { ConversationTools } from "../conversations/conversation.ts";
import type { NewId } from "../id.ts";
import type { LogFields, LogLevel } from "../log.ts";
import type { BookTools } from "../schedules/book.ts";
import type { EndTools } from "../schedules/end-early.ts";
import type { TransferRow } from "../store/transfers.ts";

/** What handing a call over needs. */
export type TransferTools = ConversationTools &
  BookTools &
  EndTools & {
    newId: NewId;
    log: (level: LogLevel, event: string, fields?: LogFields) => void;
    /** Shows whoever follows the call live that a transfer of it moved. Never throws. */
    showTransfer: (row: TransferRow) => Promise<void>;
  };
