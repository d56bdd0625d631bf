import { AppError, type FieldError } from "../../errors.ts";
import { importsWords as words } from "../words/imports.ts";
import type { Phrase } from "../words/words.ts";

/** What a form with an input for a file, and one for its text, sent; `input` is the name of the one it came by. */
export type SentFile = { input: string } & ({ text: string; name: string | null } | { wrong: Phrase });

/** The file that was chosen, else the text that was pasted. */
export async function readSentFile(form: FormData, names: { file: string; text: string }): Promise<SentFile> {
  const file = form.get(names.file);
  if (file instanceof File && (file.size > 0 || file.name !== "")) {
    const input = names.file;
    try {
      const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: false }).decode(
        await file.arrayBuffer(),
      );
      return { input, text, name: file.name };
    } catch {
      return { input, wrong: words.notUtf8 };
    }
  }
  const input = names.text;
  const text = form.get(input);
  if (typeof text === "string" && text.trim() !== "") return { input, text, name: null };
  return { input, wrong: words.nothingSent };
}

/** What is wrong with a file, at the input that it came by; whatever else went wrong goes on. */
export function refusedFile(error: unknown, input: string): FieldError[] {
  if (!(error instanceof AppError) || !["invalid", "too_large", "conflict"].includes(error.code)) throw error;
  if (error.fields.length === 0) return [{ field: input, message: error.message }];
  return error.fields.map(({ field, message }) => ({ field: field === "content" ? input : field, message }));
}
