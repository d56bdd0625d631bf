import { editActions, settleActions } from "./actions/edit-actions.ts";
import { editFields, settleFields } from "./edit-fields.ts";
import { editSettings } from "./edit-settings.ts";
import type { Draft } from "./form/read.ts";

/**
 * A draft after one command of its form (`fields.add`, `fields.2.up`, `actions.1.condition.all.0.remove`), settled: what a
 * choice in it has ruled out is gone. A command that it does not know, as `check`, only settles.
 */
export function edit(draft: Draft, command: string): Draft {
  const [part = "", ...words] = command.split(".");
  return settleActions(settleFields(edited(draft, part, words)));
}

function edited(draft: Draft, part: string, words: readonly string[]): Draft {
  if (part === "fields") return editFields(draft, words);
  if (part === "actions") return editActions(draft, words);
  return editSettings(draft, [part, ...words].join("."));
}
