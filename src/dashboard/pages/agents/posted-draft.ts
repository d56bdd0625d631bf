import { AppError } from "../../../errors.ts";
import type { DashboardContext } from "../../context.ts";
import type { Draft } from "./form/read.ts";
import { postedEditor } from "./posted-editor.ts";

export interface PostedDraft {
  draft: Draft;
  /** Of the editor: the version that the draft began from, and the part of it that was shown. */
  origin: { version: number; part: string };
  /** An input of the page itself, which is no part of the draft; empty where it is not there. */
  input: (name: string) => string;
}

/** The draft in a form of the editor, or of a page beside it that carries the draft. */
export async function postedDraft(c: DashboardContext): Promise<PostedDraft> {
  const { draft, unreadable, version, part } = await postedEditor(c);
  if (!draft) throw new AppError("invalid", unreadable?.message ?? "The draft could not be read.");
  const form = await c.req.formData();
  const input = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value : "";
  };
  return { draft, origin: { version, part }, input };
}
