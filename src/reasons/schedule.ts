/** What became of a schedule: its attempts, its other runs, and what people did with it. */
export const SCHEDULE_REASONS = {
  "attempt.ended": "Attempt {n} {how}.",
  "attempt.not_retried": "Attempt {n} {how}; {outcome} is not retried.",
  "attempt.only": "Attempt {n} {how}; no further one was asked for.",
  "attempt.last": "Attempt {n} {how}; it was the last of {most}.",
  "attempt.follows": "Attempt {n} {how}; attempt {next} of {most} follows {at}.",
  "attempt.unknown":
    "The provider never said how the attempt ended; it may have rung, so it is not dialled again.",
  "attempt.next_run_first": "The next run comes before another attempt of this one may.",
  "attempt.too_late": "Another attempt would come more than seven days after its time.",
  "run.next": "The next run is {at}.",
  "run.last": "It was the last run.",
  "run.none": "No run is left.",
  "run.all_passed": "Every one has passed.",
  "run.gap": "{time} is skipped by the clocks in {zone}; {local} is taken.",
  "run.after_until": "{at} is after until ({until}).",
  "run.skip_date": "{date} is in skip_dates.",
  "run.overtaken": "The run of {at} rings instead.",
  "person.moved": "Moved on request.",
  "person.paused": "Paused on request.",
  "person.canceled": "Canceled on request.",
  "agent.deleted": "The agent {agent} was deleted.",
} as const;
