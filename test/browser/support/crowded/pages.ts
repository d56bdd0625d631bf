import type { CrowdedName } from "../workspaces.ts";
import type { Crowded } from "./stage.ts";

/** A page of the site with very many calls: who looks at it, and where it is once the calls have ids. */
export interface CrowdedPage {
  name: string;
  workspace: CrowdedName;
  path(site: Crowded): string;
  /** What it answers where that is not 200. */
  status?: number;
}

const page = (name: string, path: string | ((site: Crowded) => string)): CrowdedPage => ({
  name: `crowded-${name}`,
  workspace: "crowded",
  path: (site) => `/dashboard${typeof path === "string" ? path : path(site)}`,
});

const week = () => new Date(Date.now() - 6 * 86_400_000).toISOString().slice(0, "2026-05-07".length);
const data = (query: string) => (site: Crowded) => `/data/${site.agents[0]}${query}`;
/** A call that was answered: one in fifty was not, and that is the newest. */
const call = (query: string) => (site: Crowded) => `/calls/${site.newest.at(-2)}${query}`;

/** The workspace with 100,000 calls: every page that shows many, or what came of many. */
export const CROWDED_PAGES: readonly CrowdedPage[] = [
  page("overview", ""),
  page("overview-today", "?days=1"),
  page("overview-30-days", "?days=30"),
  page("overview-90-days", "?days=90"),
  page("overview-agent", (site) => `?days=90&agent_id=${site.agents[1]}`),
  page("calls", "/calls"),
  page("calls-deep", (site) => `/calls?after=${site.middle}`),
  page("calls-oldest", (site) => `/calls?after=${site.oldest[24]}`),
  page("calls-found", "/calls?q=jane+roe+refund"),
  page("calls-found-everywhere", "/calls?q=thank&direction=inbound"),
  page("calls-no-answer", "/calls?status=no_answer"),
  page("calls-needing-review", (site) => `/calls?needs_review=true&agent_id=${site.agents[0]}`),
  page("calls-by-value", (site) => `/calls?agent_id=${site.agents[0]}&field=interest_level&value=high`),
  page("call", call("")),
  page("call-actions", call("?tab=actions")),
  page("call-events", call("?tab=events")),
  page("agents", "/agents"),
  page("data", data("?charts=1")),
  page("data-sorted", data("?sort=budget&direction=desc")),
  page("data-week", (site) => data(`?sort=budget&since=${week()}`)(site)),
  page("data-filtered", data("?column=topic&operator=contains&value=fund")),
  page("schedules", "/schedules"),
  page("schedules-all", "/schedules?view=list&status=any"),
  page("webhooks", "/webhooks"),
  page("deliveries", "/webhooks/deliveries"),
  page("deliveries-failed", "/webhooks/deliveries?status=failed"),
];

/** Of the other workspaces there: a call that two readers read differently, and what is seen where something broke. */
export const OTHER_PAGES: readonly CrowdedPage[] = [
  {
    name: "call-disputed",
    workspace: "reading",
    path: ({ reading }) => `/dashboard/calls/${reading.disputed}`,
  },
  {
    name: "failure",
    workspace: "broken",
    path: ({ broken }) => `/dashboard/calls/${broken.transcript}`,
    status: 500,
  },
];
