import type { ExtractionRequest } from "./model.ts";
import { languageOfTurns } from "./reading/language.ts";
import { settingOf } from "./values/setting.ts";
import type { Setting } from "./values/value.ts";

/** What a call's phrases are read against; in the language that is spoken, where that is clearly not the agent's own. */
export function settingFor({ call, turns }: Pick<ExtractionRequest, "call" | "turns">): Setting {
  const setting = settingOf(call);
  const expected = call.language === null ? null : setting.language;
  return { ...setting, language: languageOfTurns(turns, expected) };
}
