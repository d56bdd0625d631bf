import type { Turn } from "../../calls/turn.ts";
import type { Field } from "../field.ts";
import { normalise } from "../normalise.ts";
import type { Evidence } from "../result.ts";
import { findVagueTimes } from "../values/vague-time.ts";
import type { Setting } from "../values/value.ts";
import { type Scene, sceneBefore, sceneOf } from "./scene.ts";
import { deniedIn } from "./support.ts";

const DAY_CHARS = "2026-05-07".length;

/**
 * Whether the call itself says what a suggestion comes from, as `supportOf` asks it of a value: a cited turn, or the
 * question before it, unless it is denied, holds words that come to the suggested day.
 */
export function isSaidVaguely(
  field: Field,
  suggested: string,
  cited: readonly Evidence[],
  turns: readonly Turn[],
  setting: Setting,
): boolean {
  const says = (scene: Scene | null) =>
    scene !== null &&
    findVagueTimes(scene.turn.text, setting).some(({ start, end }) => {
      const parsed = normalise(field, scene.turn.text.slice(start, end), setting);
      return parsed.kind === "unreadable" && dayOf(parsed.suggested) === dayOf(suggested);
    });
  return cited.some(
    (evidence) =>
      says(sceneOf(evidence, turns)) ||
      (!deniedIn(turns[evidence.turn], setting) && says(sceneBefore(evidence, turns))),
  );
}

const dayOf = (suggested: string | undefined) => suggested?.slice(0, DAY_CHARS);
