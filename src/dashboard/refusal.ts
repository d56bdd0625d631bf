import { AppError, type FieldError } from "../errors.ts";

/** What is wrong with a form: by input, and in one sentence. */
export interface Refusal {
  errors: readonly FieldError[];
  general: string;
}

/** What a verb refused of a form, which the form itself is to say; whatever else went wrong goes on. */
export function refusalOf(error: unknown): Refusal {
  if (!(error instanceof AppError) || !["invalid", "conflict"].includes(error.code)) throw error;
  return { errors: error.fields, general: error.message };
}

/** The same for a form that has an input for each reason; what no input is to blame for goes on. */
export function errorsOf(error: unknown): readonly FieldError[] {
  if (!(error instanceof AppError) || error.fields.length === 0) throw error;
  return error.fields;
}
