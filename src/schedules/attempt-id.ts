/** One attempt to reach someone: the unit that is dialled at most once. */
export interface AttemptIds {
  workspaceId: string;
  scheduleId: string;
  /** 1 for the first. */
  number: number;
}

/** The id of an attempt as providers see it and send it back: `sched_01….2`. */
export function attemptId(scheduleId: string, number: number): string {
  return `${scheduleId}.${number}`;
}

/** The attempt of a workspace that an id names; null where the text is no such id. */
export function readAttemptId(workspaceId: string, id: string): AttemptIds | null {
  const [, scheduleId, number] = /^(sched_\w+)\.([1-9]\d{0,5})$/.exec(id) ?? [];
  return scheduleId && number ? { workspaceId, scheduleId, number: Number(number) } : null;
}
