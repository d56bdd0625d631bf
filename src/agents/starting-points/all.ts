import { appointmentReminder } from "./appointment-reminder.ts";
import { collections } from "./collections.ts";
import { leadQualification } from "./lead-qualification.ts";
import type { StartingPoint } from "./starting-point.ts";
import { supportTriage } from "./support-triage.ts";
import { survey } from "./survey.ts";

/** In the order in which people are offered them. */
export const STARTING_POINTS: readonly StartingPoint[] = [
  leadQualification,
  appointmentReminder,
  supportTriage,
  collections,
  survey,
];

export const findStartingPoint = (id: string): StartingPoint | null =>
  STARTING_POINTS.find((point) => point.id === id) ?? null;
