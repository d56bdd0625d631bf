import { EVENT_TYPES } from "../../../webhooks/event.ts";
import { OFFICE_WINDOW } from "./actions/new-parts.ts";
import type { Draft } from "./form/read.ts";

/**
 * A draft after a button of its settings was pressed: `webhook_events.choose` (all are ticked, to untick some),
 * `webhook_events.all` (no list: also types that come later), `calling_window.add` and `calling_window.remove`.
 */
export function editSettings(draft: Draft, command: string): Draft {
  switch (command) {
    case "webhook_events.choose":
      return { ...draft, webhook_events: [...EVENT_TYPES] };
    case "webhook_events.all": {
      const { webhook_events: _, ...rest } = draft;
      return rest;
    }
    case "calling_window.add":
      return { ...draft, calling_window: OFFICE_WINDOW };
    case "calling_window.remove": {
      const { calling_window: _, ...rest } = draft;
      return rest;
    }
    default:
      return draft;
  }
}
