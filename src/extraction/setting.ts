import type { ExtractionRequest } from "./model.ts";
import { languageOfTurns } from "./reading/language.ts";
import { settingOf } from "./values/setting.ts";
import type { Setting } from "./values/value.ts";

/** What a call's phrases are read against; a call that does not tell its language is in the one that its words are. */
export function settingFor({ call, turns }: Pick<ExtractionRequest, "call" | "turns">): Setting {
  const setting = settingOf(call);
  return call.language === null
    ? { ...setting, language: languageOfTurns(turns) ?? setting.language }
    : setting;
}
