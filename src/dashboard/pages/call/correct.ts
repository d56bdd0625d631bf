import { Correction, correctAnalysis } from "../../../analyses/correct.ts";
import { getCall } from "../../../calls/read.ts";
import { AppError, fieldErrors, invalid } from "../../../errors.ts";
import { type FieldDefinition, type FieldValue, resolveField } from "../../../extraction/field.ts";
import type { DashboardContext } from "../../context.ts";
import { callWords as words } from "../../words/call.ts";

/** What a person does about a field: gives a value, confirms the model's, says there is none, or takes their word back. */
export type Doing = "set" | "confirm" | "none" | "remove";

/** Puts a field right, by the name of who is signed in; throws what the verb throws. */
export async function correctField(
  c: DashboardContext,
  callId: string,
  {
    field,
    text,
    doing,
    definition,
  }: { field: string; text: string; doing: Doing; definition: FieldDefinition | null },
): Promise<void> {
  const { services } = c.env;
  const { workspaceId, keyId, name } = c.get("signedIn");
  const value = await valueMeant();
  const asked = doing === "remove" ? { remove: [field], by: name } : { data: { [field]: value }, by: name };
  const parsed = Correction.safeParse(asked);
  if (!parsed.success) throw invalid(fieldErrors(parsed.error.issues));
  await correctAnalysis(services, { workspaceId, callId }, keyId, parsed.data);

  async function valueMeant(): Promise<FieldValue> {
    if (doing === "none" || doing === "remove") return null;
    if (doing === "set") return typed(definition, text, c.get("viewer").t(words.notANumber));
    const call = await getCall(services.db, workspaceId, callId);
    return call.analysis.fields[field]?.value ?? null;
  }
}

/** A form knows text only: the value that a text stands for in a field. Nothing is no value. */
function typed(definition: FieldDefinition | null, text: string, notANumber: string): FieldValue {
  const given = text.trim();
  if (given === "" || !definition) return given === "" ? null : given;
  const { type } = resolveField(definition);
  if (type === "boolean") return given === "true";
  if (type !== "number") return given;
  const number = Number(given);
  if (Number.isFinite(number)) return number;
  throw new AppError("invalid", notANumber);
}
