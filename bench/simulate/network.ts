import type { AttemptOutcome } from "../../src/schedules/retry.ts";
import type { DialRequest, FoundCall, Line } from "../../src/telephony/provider.ts";
import { type CallEnded, endedEvent } from "../../src/telephony/providers/simulated.ts";
import { AGENTS, type Language } from "./agents.ts";
import { type Chronicle, scheduleOf } from "./chronicle.ts";
import { type Draw, pickByShare } from "./draw.ts";
import { ANSWERED_WISHES, type Story, tell } from "./stories.ts";
import type { Timeline } from "./timeline.ts";

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
/** The longest call, and the worker's patience with requests that never arrive, is over by then. */
const MINUTES_OF_DOUBT = 7;
/** So long the worker waits for a callback before it asks. */
const SILENCE_MS = 240 * MINUTE_MS;

/** How calls end, in shares. */
const OUTCOMES: Record<AttemptOutcome, number> = {
  completed: 45,
  no_answer: 30,
  busy: 8,
  voicemail: 12,
  failed: 5,
};

/** What goes wrong between the worker and the network, in shares. */
const FAULTS = {
  none: 835,
  refused: 20,
  answer_lost: 20,
  answer_and_callback_lost: 10,
  never_arrives: 10,
  callback_first: 30,
  callback_twice: 30,
  callback_late: 30,
  callback_never: 10,
  never_told: 5,
};

const CALLBACK_LOST = new Set<string>(["callback_never", "answer_and_callback_lost", "never_told"]);

export interface NetworkTools {
  chronicle: Chronicle;
  timeline: Timeline;
  draw: Draw;
  /** Posts a callback to the worker. */
  post: (event: CallEnded) => Promise<void>;
  /** There will be something for the sweep to find, from a moment on, for some minutes. */
  expectSweep: (at: number, minutes: number) => void;
  /** True where something was lost on the way to this ring; asked once for each. */
  takeFault: (scheduleId: string) => boolean;
}

interface Ringing {
  event: CallEnded;
  endsAt: number;
}

/** A phone network with a log of its own. It rings whenever it is asked to, so that a double ring is seen. */
export function phoneNetwork(tools: NetworkTools): Line {
  const { chronicle, timeline, draw } = tools;
  const lines = new Map<string, Ringing>();
  const faultOf = (attemptId: string) => pickByShare(FAULTS, draw("fault", attemptId));

  function ring(request: DialRequest): Ringing {
    const { attemptId, toNumber } = request;
    const now = timeline.now();
    const outcome = pickByShare(OUTCOMES, draw("outcome", attemptId));
    log(request, outcome, true);
    const talk = outcome === "completed" ? (30 + 150 * draw("talk", attemptId)) * SECOND_MS : 0;
    const endsAt = now + Math.round((10 + 20 * draw("rings", attemptId)) * SECOND_MS + talk);
    const providerCallId = `net_${attemptId}`;
    const event: CallEnded = {
      type: "call.ended",
      attempt_id: attemptId,
      provider_call_id: providerCallId,
      outcome,
      end_reason: null,
      from_number: request.fromNumber,
      to_number: toNumber,
      started_at: new Date(now).toISOString(),
      ended_at: new Date(endsAt).toISOString(),
      turns: outcome === "completed" ? talkOn(request, providerCallId) : [],
    };
    const line = { event, endsAt };
    lines.set(attemptId, line);
    return line;
  }

  function log({ attemptId, toNumber }: DialRequest, outcome: AttemptOutcome, rang: boolean): void {
    const afterFault = tools.takeFault(scheduleOf(attemptId));
    chronicle.dialled.add(attemptId);
    const order = chronicle.nextOrder();
    chronicle.rings.push({ order, at: timeline.now(), attemptId, toNumber, outcome, rang, afterFault });
  }

  function talkOn({ attemptId, toNumber, agent }: DialRequest, providerCallId: string) {
    const language = agent.language.slice(0, 2) as Language;
    const wish = pickByShare(ANSWERED_WISHES as Record<Story["wish"], number>, draw("wish", attemptId));
    const told = { language, wish, number: null, zone: null, statedZone: null, customer: toNumber };
    const index = AGENTS.findIndex(({ configuration }) => nameOf(configuration) === agent.agent_name);
    chronicle.calls.set(providerCallId, { ...told, agent: index });
    return tell(told, Math.floor(draw("name", toNumber) * 100));
  }

  function postAt(at: number, { event }: Ringing): void {
    timeline.at(at, () => tools.post(event));
  }

  return {
    async dial(request) {
      const { attemptId } = request;
      const fault = faultOf(attemptId);
      if (fault !== "none") chronicle.count(fault.replaceAll("_", " "));
      if (fault === "refused" || fault === "never_arrives") {
        log(request, "failed", false);
        if (fault === "refused") return { kind: "refused", reason: "The number is not in service." };
        tools.expectSweep(timeline.now() + MINUTE_MS, MINUTES_OF_DOUBT);
        throw new Error("The request was lost on its way.");
      }
      const line = ring(request);
      const soon = line.endsAt + Math.round((0.2 + 2 * draw("post", attemptId)) * SECOND_MS);
      if (fault === "callback_first") await tools.post(line.event);
      else if (fault === "callback_late") postAt(soon + (2 + 28 * draw("late", attemptId)) * MINUTE_MS, line);
      else if (!CALLBACK_LOST.has(fault)) postAt(soon, line);
      if (fault === "answer_and_callback_lost") {
        tools.expectSweep(timeline.now() + MINUTE_MS, MINUTES_OF_DOUBT);
      }
      if (fault === "callback_never" || fault === "never_told")
        tools.expectSweep(timeline.now() + SILENCE_MS, 2);
      if (fault === "callback_twice") postAt(soon + 3 * SECOND_MS * draw("again", attemptId), line);
      if (fault.startsWith("answer") || fault === "never_told")
        throw new Error("The answer was lost on its way.");
      return { kind: "placed", providerCallId: line.event.provider_call_id };
    },
    async findCall({ attemptId }): Promise<FoundCall> {
      const line = lines.get(attemptId);
      if (faultOf(attemptId) === "never_told") return { kind: "not_told" };
      if (!line) return { kind: "absent" };
      return line.endsAt > timeline.now()
        ? { kind: "under_way", providerCallId: line.event.provider_call_id }
        : { kind: "ended", events: [endedEvent(line.event)] };
    },
  };
}

const nameOf = (configuration: object) => "agent_name" in configuration && configuration.agent_name;
