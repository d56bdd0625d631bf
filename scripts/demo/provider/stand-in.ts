import { createServer, type IncomingMessage } from "node:http";
import { isDeepStrictEqual } from "node:util";
import { HOST } from "../../local-worker/port.ts";
import { type PlayedCall, playedCall } from "./played-call.ts";
import { SECOND_TALK } from "./talk.ts";
import type { ApiRequest, Dialler, VoiceProvider } from "./voice-provider.ts";

/** One provider's account at the stand-in. */
export interface Account {
  provider: VoiceProvider;
  dialler: Dialler;
  calls: PlayedCall[];
  /** Every request to its API, in the order in which they came; `problem` is null where it is as documented. */
  requests: { what: string; isDial: boolean; problem: string | null }[];
  /** A phone was rung: its call is to be played. */
  onRung(call: PlayedCall): void;
  /** It was asked to dial in a way that the provider would refuse: no phone will ring. */
  onRefused(): void;
}

export interface StandIn {
  url: string;
  open(account: Account): void;
  close(): Promise<void>;
}

interface Answer {
  status: number;
  json: unknown;
  /** What is to be played once the answer is on its way. */
  rung?: PlayedCall;
}

/** All providers' APIs and their phone network on one port: a request to `https://host/path` comes as `/host/path`. */
export async function startStandIn(port: number): Promise<StandIn> {
  const accounts: Account[] = [];
  const server = createServer(async (incoming, response) => {
    const request = await read(incoming);
    const account = accounts.find(({ provider }) => provider.hosts.includes(request.url.host));
    const { status, json, rung } = account
      ? await answer(account, request)
      : { status: 404, json: { message: `Nobody plays ${request.url.host} here.` } };
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(json));
    if (rung) account?.onRung(rung);
  });
  await new Promise<void>((resolve) => server.listen(port, HOST, resolve));
  return {
    url: `http://${HOST}:${port}`,
    open: (account) => void accounts.push(account),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(account: Account, request: ApiRequest): Promise<Answer> {
  const { provider, calls, requests } = account;
  const what = `${request.method} ${request.url.origin}${request.url.pathname}`;
  const isDial = what === provider.dialling?.url;
  const refuse = (status: number, problem: string): Answer => {
    requests.push({ what, isDial, problem });
    if (isDial) account.onRefused();
    return { status, json: { message: problem } };
  };
  const refusal = await provider.refuse?.(request);
  if (refusal) return refuse(401, refusal);
  if (isDial) return dial(account, request, refuse, what);
  const found = provider.lookUp?.(request, (id) => calls.find((call) => call.id === id));
  if (found === undefined) return refuse(404, "There is no such thing.");
  requests.push({ what, isDial, problem: null });
  return { status: 200, json: found };
}

function dial(
  { provider, dialler, calls, requests }: Account,
  { body }: ApiRequest,
  refuse: (status: number, problem: string) => Answer,
  what: string,
): Answer {
  const { dialling } = provider;
  if (!dialling) return refuse(404, "It does not dial.");
  const attempt = dialling.attemptIn(body as never);
  if (attempt !== null && !/^sched_\w+\.\d+$/.test(String(attempt)))
    return refuse(400, "The request does not carry the attempt's id.");
  const expected = dialling.body(dialler, String(attempt), body as never);
  if (!isDeepStrictEqual(body, expected)) {
    return refuse(
      400,
      `The body is ${JSON.stringify(body)}, and ${JSON.stringify(expected)} is what the documentation has.`,
    );
  }
  const { customer, own } = dialler;
  const attemptId = attempt === null ? null : String(attempt);
  const id = provider.newCallId();
  const call = playedCall({ id, direction: "outbound", customer, own, attemptId }, SECOND_TALK, Date.now());
  calls.push(call);
  requests.push({ what, isDial: true, problem: null });
  return { status: dialling.status, json: dialling.answer(call), rung: call };
}

async function read(incoming: IncomingMessage): Promise<ApiRequest> {
  const [, host = "", path = ""] = /^\/([^/?]+)(.*)$/.exec(incoming.url ?? "/") ?? [];
  const headers = Object.fromEntries(
    Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
  );
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString("utf8");
  return {
    method: incoming.method ?? "GET",
    url: new URL(`https://${host}${path}`),
    headers,
    body: bodyOf(text, headers["content-type"] ?? ""),
  };
}

/** Undefined where it is neither JSON nor a form, or says that it is what it is not. */
function bodyOf(text: string, contentType: string): unknown {
  if (contentType.startsWith("application/x-www-form-urlencoded")) {
    const fields = new URLSearchParams(text);
    return Object.fromEntries([...new Set(fields.keys())].map((name) => [name, fields.getAll(name)]));
  }
  if (!contentType.startsWith("application/json")) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
