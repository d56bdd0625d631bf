import type { Seeded } from "./seed.ts";
import type { HostileSeeded } from "./seed-hostile.ts";

/** A page of the dashboard: what it is called, and where it is. */
export interface DashboardPage {
  name: string;
  path: string;
}

const page = (name: string, path = ""): DashboardPage => ({ name, path: `/dashboard${path}` });

/** Pages that name nothing: every workspace has them, an empty one too. */
export const PLAIN_PAGES: readonly DashboardPage[] = [
  page("overview"),
  page("calls", "/calls"),
  page("calls-import", "/calls/import"),
  page("live", "/live"),
  page("agents", "/agents"),
  page("agent-new", "/agents/new"),
  page("data", "/data"),
  page("schedules", "/schedules"),
  page("schedules-list", "/schedules?view=list"),
  page("webhooks", "/webhooks"),
  page("deliveries", "/webhooks/deliveries"),
  page("tasks", "/tasks"),
  page("settings-keys", "/settings/keys"),
  page("settings-connections", "/settings/connections"),
  page("settings-numbers", "/settings/phone-numbers"),
  page("preferences", "/settings/preferences"),
  page("connection-new", "/settings/connections/new"),
  page("schedule-new", "/schedules/new"),
  page("endpoint-new", "/webhooks/endpoints/new"),
  page("key-new", "/settings/keys/new"),
  page("settings-calling-rules", "/settings/calling-rules"),
  page("settings-suppressions", "/settings/suppressions"),
  page("settings-sessions", "/settings/sessions"),
];

/** What nobody needs to be signed in for. */
export const OPEN_PAGES: readonly DashboardPage[] = [page("sign-in", "/sign-in")];

/** Where an empty workspace has something else to say than that a list is empty. */
export const EMPTY_PAGES = PLAIN_PAGES.filter(({ name }) => !/^(settings-|preferences$)|-new$/.test(name));

const TABS = ["analysis", "actions", "events"] as const;

const callPages = (name: string, id: string) => [
  page(name, `/calls/${id}`),
  ...TABS.map((tab) => page(`${name}-${tab}`, `/calls/${id}?tab=${tab}`)),
];

const agentPages = (id: string) => [
  page("agent", `/agents/${id}`),
  page("agent-actions", `/agents/${id}?part=actions`),
  page("agent-settings", `/agents/${id}?part=settings`),
  page("agent-try", `/agents/${id}/try-it`),
  page("agent-versions", `/agents/${id}/versions`),
  page("agent-json", `/agents/${id}?part=json`),
  page("agent-data", `/data/${id}?charts=1`),
];

/** Every page of the seeded workspace that somebody signed in can open. */
export const seededPages = ({ calls, ...ids }: Seeded): readonly DashboardPage[] => [
  ...PLAIN_PAGES,
  page("calls-found", "/calls?q=fibre&status=completed"),
  page("calls-none-found", "/calls?q=xylophone"),
  ...callPages("call", calls.booked),
  page("call-review", `/calls/${calls.review}?tab=analysis`),
  page("call-arabic", `/calls/${calls.arabic}`),
  page("call-hebrew", `/calls/${calls.hebrew}`),
  page("call-turkish", `/calls/${calls.turkish}?tab=analysis`),
  page("call-silent", `/calls/${calls.silent}?tab=analysis`),
  page("call-long", `/calls/${calls.long}`),
  page("call-live", `/calls/${ids.liveCall}`),
  page("live-call", `/live/${ids.liveCall}`),
  ...agentPages(ids.agent),
  page("schedule", `/schedules/${ids.schedule}`),
  page("schedule-edit", `/schedules/${ids.schedule}/edit`),
  page("schedule-follow-up", `/schedules/${ids.followUp}`),
  page("endpoint", `/webhooks/endpoints/${ids.endpoint}`),
  page("endpoint-failing", `/webhooks/endpoints/${ids.failingEndpoint}`),
  page("delivery", `/webhooks/deliveries/${ids.delivered}`),
  page("delivery-failed", `/webhooks/deliveries/${ids.failed}`),
  page("deliveries-on-their-way", "/webhooks/deliveries?status=pending"),
  page("settings-connection", `/settings/connections/${ids.connection}`),
  page("reanalysis", `/tasks/reanalyses/${ids.reanalysis}`),
  page("backtest", `/tasks/backtests/${ids.backtest}`),
  page("export", `/tasks/exports/${ids.export}`),
  page("import", `/tasks/imports/${ids.numbersImport}`),
  page("import-waiting", `/tasks/imports/${ids.callsImport}`),
  page("replay", `/tasks/replays/${ids.replay}`),
];

/** Every page on which hostile text may stand. */
export const hostilePages = (ids: HostileSeeded): readonly DashboardPage[] => [
  ...PLAIN_PAGES,
  ...callPages("call", ids.call),
  page("call-live", `/calls/${ids.liveCall}`),
  ...agentPages(ids.agent),
  page("schedule", `/schedules/${ids.schedule}`),
  page("schedule-edit", `/schedules/${ids.schedule}/edit`),
  page("endpoint", `/webhooks/endpoints/${ids.endpoint}`),
  page("delivery", `/webhooks/deliveries/${ids.delivery}`),
  page("settings-connection", `/settings/connections/${ids.connection}`),
  page("import", `/tasks/imports/${ids.numbersImport}`),
  page("import-waiting", `/tasks/imports/${ids.callsImport}`),
];
