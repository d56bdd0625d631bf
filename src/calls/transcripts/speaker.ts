import * as z from "zod";
import type { Speaker } from "../turn.ts";

/** Role names as providers and people write them; case does not matter. */
const SPEAKERS: ReadonlyMap<string, Speaker> = new Map([
  ["agent", "agent"],
  ["assistant", "agent"],
  ["bot", "agent"],
  ["ai", "agent"],
  ["representative", "agent"],
  ["rep", "agent"],
  ["operator", "agent"],
  ["temsilci", "agent"],
  ["agente", "agent"],
  ["mitarbeiter", "agent"],
  ["user", "customer"],
  ["customer", "customer"],
  ["human", "customer"],
  ["caller", "customer"],
  ["callee", "customer"],
  ["client", "customer"],
  ["lead", "customer"],
  ["müşteri", "customer"],
  ["cliente", "customer"],
  ["kunde", "customer"],
  ["system", "system"],
  ["tool", "tool"],
]);

/** Finds the role of a speaker's name; null where nobody said it. */
export type RoleOf = (name: string) => Speaker | null;

export const speakerOf: RoleOf = (name) => SPEAKERS.get(keyOf(name)) ?? null;

const ROLES = "Use one of agent, assistant, bot, user, customer, human, caller, system, tool.";

/** A role of the contract, under any of its names. */
export const Role = z
  .string(ROLES)
  .max(100, ROLES)
  .transform((name, context): Speaker => {
    const role = speakerOf(name);
    if (role) return role;
    context.addIssue({ code: "custom", message: ROLES });
    return z.NEVER;
  });

/** Who each speaker of a transcript is (`{"0": "agent", "1": "customer"}`), before the names that everybody knows. */
export const SpeakerRoles = z
  .record(z.string().max(100), Role, 'Give each speaker a role, such as {"0": "agent", "1": "customer"}.')
  .transform((roles): RoleOf => {
    const given = new Map(Object.entries(roles).map(([name, role]) => [keyOf(name), role]));
    return (name) => given.get(keyOf(name)) ?? speakerOf(name);
  });

/** Invisible marks go, and so does the dot that lower-casing leaves above the i of MÜŞTERİ. */
function keyOf(name: string): string {
  return name
    .normalize("NFC")
    .toLowerCase()
    .replace(/\p{Cf}|\u0307/gu, "")
    .trim();
}
