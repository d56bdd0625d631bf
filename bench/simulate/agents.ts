import type { CallingWindow, Weekday } from "../../src/gate/calling-window.ts";
import type { MissedOutcome } from "../../src/schedules/retry.ts";

export const EVERY_DAY: Weekday[] = [
  ...(["monday", "tuesday", "wednesday", "thursday"] as const),
  ...(["friday", "saturday", "sunday"] as const),
];
const WORKDAYS = EVERY_DAY.slice(0, 5);

/** What holds where nobody set a window, as the documentation has it. */
export const DEFAULT_WINDOW: CallingWindow = {
  ...{ days: EVERY_DAY.slice(0, 6), start: "09:00", end: "20:00" },
  ...{ timezone: "callee", public_holidays: "skip" },
};

export type Language = "en" | "tr" | "es" | "de";

/** An agent as the judge knows it: its windows, beside the configuration that the worker is given. */
export interface AgentScript {
  language: Language;
  timezone: string;
  /** For its follow-ups; null: the default one. */
  window: CallingWindow | null;
  /** For attempts after one that ended so; what is not named has the window above. */
  retryWindows: Partial<Record<MissedOutcome, CallingWindow>>;
  /** True: it asks callers where they are. */
  asksZone: boolean;
  configuration: object;
}

interface Wish {
  language: Language;
  timezone: string;
  /** The agent's own window. */
  window?: CallingWindow;
  /** The one of its action, which counts more. */
  actionWindow?: CallingWindow;
  retryWindows?: AgentScript["retryWindows"];
  asksZone?: boolean;
  retry: object;
}

const TAGS = { en: "en-US", tr: "tr-TR", es: "es-ES", de: "de-DE" };

function agent({ language, timezone, window, actionWindow, retryWindows, asksZone = false, retry }: Wish) {
  const configuration = {
    agent_name: `${TAGS[language]} ${timezone}`,
    language: TAGS[language],
    timezone,
    ...(window ? { calling_window: window } : {}),
    post_call_data_extraction: [
      { name: "customer_name", type: "string", description: "Customer full name" },
      { name: "follow_up_required", type: "boolean", description: "Whether follow-up is needed" },
      { name: "follow_up_date", type: "string", description: "Follow-up date in ISO 8601 format" },
      { name: "callback_number", type: "string", description: "Phone number to call back in E.164" },
      ...(asksZone
        ? [{ name: "customer_zone", type: "string", description: "Time zone the customer is in" }]
        : []),
    ],
    post_call_actions: [
      {
        type: "schedule_call",
        name: "Call back",
        condition: { field: "follow_up_required", operator: "==", value: true },
        config: {
          use_field: "follow_up_date",
          to_field: "callback_number",
          ...(actionWindow ? { calling_window: actionWindow } : {}),
          ...(asksZone ? { timezone_field: "customer_zone" } : {}),
          retry,
        },
      },
    ],
  };
  return {
    ...{ language, timezone, asksZone, configuration },
    ...{ window: actionWindow ?? window ?? null, retryWindows: retryWindows ?? {} },
  };
}

const whole = (start: string, end: string, change: Partial<CallingWindow> = {}): CallingWindow => ({
  ...{ days: EVERY_DAY, start, end, timezone: "callee", public_holidays: "skip", ...change },
});

const EVENINGS = whole("17:00", "20:00");

/** Windows of every kind: the default, one's own, across midnight, of the action, in a fixed zone, and narrow. */
export const AGENTS: readonly AgentScript[] = [
  agent({ language: "en", timezone: "America/New_York", retry: { attempts: 3 } }),
  agent({
    ...{
      language: "en",
      timezone: "Europe/London",
      window: whole("10:00", "21:00", { public_holidays: "ring" }),
    },
    retry: { attempts: 3, delay_minutes: 45, by_outcome: { busy: { attempts: 4, delay_minutes: 15 } } },
  }),
  agent({
    ...{ language: "en", timezone: "Australia/Sydney", window: whole("20:00", "02:00", { days: WORKDAYS }) },
    retry: { attempts: 3, on: ["no_answer", "busy", "failed", "voicemail"] },
  }),
  agent({
    ...{ language: "en", timezone: "America/Chicago", asksZone: true },
    retryWindows: { voicemail: EVENINGS },
    retry: { attempts: 3, by_outcome: { voicemail: { delay_minutes: 240, calling_window: EVENINGS } } },
  }),
  agent({
    ...{ language: "de", timezone: "Europe/Berlin" },
    actionWindow: whole("08:00", "18:30", { days: WORKDAYS, timezone: "Europe/Berlin" }),
    retry: { attempts: 3, delay_minutes: 60 },
  }),
  agent({
    ...{ language: "tr", timezone: "Europe/Istanbul", window: whole("12:00", "13:30") },
    retry: { attempts: 3, delay_minutes: 10 },
  }),
  agent({
    ...{ language: "es", timezone: "Europe/Madrid", window: whole("16:00", "24:00") },
    retry: { attempts: 2, by_outcome: { no_answer: { attempts: 5, delay_minutes: 30 } } },
  }),
];
