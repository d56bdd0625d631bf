/** What pages to be measured are about, by id. */
export interface Seeded {
  agent: string;
  /** The newest calls first. */
  calls: readonly string[];
  /** A call half-way through the list. */
  middle: string;
  liveCall: string;
  schedule: string;
  reanalysis: string;
  connection: string;
  endpoint: string;
  delivery: string;
}

/** Every page of the dashboard by a name, each with the addresses under which it is asked for in turn. */
export function pageAddresses(
  seeded: Seeded,
): readonly (readonly [name: string, paths: readonly string[]])[] {
  const { agent, calls, middle, liveCall, schedule, reanalysis, connection, endpoint, delivery } = seeded;
  const data = `/data/${agent}`;
  const week = new Date(Date.now() - 7 * 86_400_000).toISOString().slice(0, "2026-05-07".length);
  const plain = (...paths: string[]) => paths.map((path) => [path, [path]] as const);
  const ofCalls = (query: string) => calls.map((id) => `/calls/${id}${query}`);
  return [
    ["overview, today", ["?days=1"]],
    ["overview, 7 days", [""]],
    ["overview, 30 days", ["?days=30"]],
    ["overview, 90 days", ["?days=90"]],
    ["overview, 90 days of an agent", [`?days=90&agent_id=${agent}`]],
    ["calls", ["/calls"]],
    ["calls, deep page", [`/calls?after=${middle}`]],
    ["calls, of an agent", [`/calls?agent_id=${agent}`]],
    ["calls, no answer", ["/calls?status=no_answer"]],
    ["calls, needing review", ["/calls?needs_review=true"]],
    ["calls, an action failed", ["/calls?action_status=failed"]],
    ["calls, by a value", ["/calls?field=interest_level&value=high"]],
    ["calls, since a week", [`/calls?since=${week}`]],
    ["calls, search: in every call", ["/calls?q=thank"]],
    ["calls, search: in ten calls", ["/calls?q=zebrafish"]],
    ["calls, search: three words", ["/calls?q=jane+roe+refund"]],
    ["calls, search of an agent", [`/calls?q=refund&agent_id=${agent}`]],
    ["call, AI Analysis", ofCalls("")],
    ["call, Actions", ofCalls("?tab=actions")],
    ["call, Events", ofCalls("?tab=events")],
    ["call, found in the transcript", ofCalls("?find=thank")],
    ...plain("/live"),
    ["live, a call", [`/live/${liveCall}`]],
    ...plain("/agents", "/agents/new"),
    ["agent, editor", [`/agents/${agent}`]],
    ["agent, Try it", [`/agents/${agent}/try-it`]],
    ["agent, versions", [`/agents/${agent}/versions`]],
    ...plain("/data"),
    ["data, newest", [data]],
    ["data, sorted", [`${data}?sort=budget&direction=desc`]],
    ["data, a week sorted", [`${data}?sort=budget&since=${week}`]],
    ["data, filtered", [`${data}?column=topic&operator=contains&value=fund`]],
    ["data, charts", [`${data}?charts=1`]],
    ["data, charts of a week", [`${data}?charts=1&since=${week}`]],
    ["schedules, calendar", ["/schedules"]],
    ["schedules, list", ["/schedules?view=list"]],
    ["schedules, all", ["/schedules?view=list&status=any"]],
    ["schedule", [`/schedules/${schedule}`]],
    ...plain("/schedules/new", "/webhooks"),
    ["endpoint", [`/webhooks/endpoints/${endpoint}`]],
    ["deliveries", ["/webhooks/deliveries"]],
    ["deliveries, failed", ["/webhooks/deliveries?status=failed"]],
    ["delivery", [`/webhooks/deliveries/${delivery}`]],
    ...plain("/tasks"),
    ["task, a re-analysis", [`/tasks/reanalyses/${reanalysis}`]],
    ...plain("/settings/keys", "/settings/connections"),
    ["connection", [`/settings/connections/${connection}`]],
    ...plain("/settings/phone-numbers", "/settings/calling-rules", "/settings/suppressions"),
    ...plain("/settings/sessions", "/settings/preferences"),
  ];
}
