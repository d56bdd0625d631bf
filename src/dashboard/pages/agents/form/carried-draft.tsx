import type { PostedDraft } from "../posted-draft.ts";
import type { Draft } from "./read.ts";
import { openForm } from "./write.ts";

/** A whole draft in hidden inputs: for pages beside the editor, from which people come back to it with nothing lost. */
export function CarriedDraft({ draft, origin }: { draft: Draft; origin: PostedDraft["origin"] }) {
  return (
    <>
      <input type="hidden" {...openForm(draft).carried()} />
      <input type="hidden" name="version" value={String(origin.version)} />
      <input type="hidden" name="part" value={origin.part === "json" ? "fields" : origin.part} />
    </>
  );
}
