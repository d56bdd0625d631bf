import { Configuration, READ_ONLY_MEMBERS } from "../../../agents/configuration.ts";
import type { Draft } from "./form/read.ts";

/**
 * A draft that stands for the whole agent: what it leaves out is left out of the agent too, where a request would keep it.
 * What an answer of the API says beside the configuration is dropped.
 */
export function whole(draft: Draft): Draft {
  const members = Object.keys(Configuration.shape).map((member) => [member, undefined]);
  const readOnly: readonly string[] = READ_ONLY_MEMBERS;
  const said = Object.entries(draft).filter(([member]) => !readOnly.includes(member));
  return { ...Object.fromEntries(members), ...Object.fromEntries(said) };
}
