import { apiClient } from "../../api/client.ts";
import { Failure } from "../../failure.ts";
import { freePort } from "../../local-worker/port.ts";
import { withTemporaryWorker } from "../../local-worker/temporary.ts";
import { bold, dim, green, progress } from "../../terminal.ts";
import { type Played, play } from "./play.ts";
import { problemsOf } from "./problems.ts";
import { loadProvider } from "./providers.ts";
import { startStandIn } from "./stand-in.ts";
import { tell } from "./tell.ts";

/** From the first ring to the analysis of the follow-up; 25 to 45 s are usual, most of them the wait that was asked for. */
const TIMEOUT_MS = 110_000;
/** A worker that is away for longer has died. */
const PATIENCE_MS = 10_000;
/** What the customer asks for. With several providers at once each takes longer to hear it. */
const CALL_BACK_IN_SECONDS = { one: 20, many: 40 };

/** `npm run demo -- --provider …`: real conversations of voice providers, there and back, on this machine. */
export async function runProviders(ids: readonly string[], interrupted: AbortSignal): Promise<void> {
  const show = progress();
  const log: string[] = [];
  const standIn = await startStandIn(await freePort());
  try {
    show.line("Starting a worker of its own (local database; providers are played by this program) …");
    await withTemporaryWorker(
      interrupted,
      (line) => log.push(line),
      async (worker) => {
        show.line(
          `Worker ${worker.url}, stand-in for the providers' APIs and phone network ${standIn.url}\n`,
        );
        const api = apiClient(worker, interrupted, PATIENCE_MS);
        // Without a list, calls go to the countries of the workspace's own numbers alone.
        await api.patch("/v1/calling-rules", { allowed_countries: ["GB"] });
        await playAll(ids, { api, standIn, interrupted, show });
      },
      { providerStandIn: standIn.url },
    );
  } catch (error) {
    if (log.length > 0) console.error(`\nThe worker's log:\n${log.join("\n")}`);
    throw error;
  } finally {
    await standIn.close();
  }
}

type Scene = Pick<Parameters<typeof play>[2], "api" | "standIn"> & {
  interrupted: AbortSignal;
  show: ReturnType<typeof progress>;
};

async function playAll(ids: readonly string[], { api, standIn, interrupted, show }: Scene): Promise<void> {
  const started = Date.now();
  const patience = { until: started + TIMEOUT_MS, interrupted };
  const isAlone = ids.length === 1;
  const soon = isAlone ? CALL_BACK_IN_SECONDS.one : CALL_BACK_IN_SECONDS.many;
  const providers = await Promise.all(ids.map(loadProvider));
  const ended = await Promise.allSettled(
    providers.map(async (provider, place) => {
      const id = ids[place] ?? "";
      const callBackInSeconds = Math.max(soon, provider.callBackInSeconds ?? 0);
      const say = (line: string) =>
        show.line(`  ${provider.name.padEnd(16)} ${line}${dim(`  ${seconds(started)}`)}`);
      return play(id, provider, { api, standIn, patience, callBackInSeconds, place, say });
    }),
  );
  show.end();
  interrupted.throwIfAborted();
  const played = ended.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
  console.log(`\n${bold("What came in, and what was made of it")}\n`);
  for (const one of played) console.log(tell(one));
  const problems = ended.flatMap((one, place) =>
    one.status === "fulfilled"
      ? problemsOf(one.value)
      : [`${providers[place]?.name}: ${(one.reason as Error).message}`],
  );
  if (problems.length > 0)
    throw new Failure(`Not everything arrived:\n${problems.map((line) => `- ${line}`).join("\n")}`);
  console.log(green(`${sum(played)} in ${seconds(started)}.`));
}

function sum(played: readonly Played[]): string {
  const count = (of: (one: Played) => number) => played.reduce((total, one) => total + of(one), 0);
  const conversations = count(({ second }) => (second ? 2 : 1));
  const messages = count(({ first, second }) => first.arrivals.length + (second?.arrivals.length ?? 0));
  const calls = count(({ listed }) => listed.length);
  const dialled = count(({ second }) => (second ? 1 : 0));
  const webhooks = count(({ receipts }) => receipts.length);
  return `${messages} messages about ${counted(conversations, "conversation")}: ${counted(calls, "call")}, ${dialled} of them dialled by a follow-up, ${webhooks} webhooks received and verified, nothing twice,`;
}

const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? "" : "s"}`;

function seconds(from: number): string {
  return `${((Date.now() - from) / 1000).toFixed(1)} s`;
}
