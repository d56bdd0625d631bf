import type { Received } from "../../../../src/telephony/provider.ts";
import { call2meCase } from "../call2me.case.ts";
import { type Asked, callbackTo, connectionTo } from "../connection.ts";

export const { adapter: call2me } = call2meCase;

export const NOW = 1_795_300_800_000;

export const SECRET = String(call2meCase.credentials.webhook_secret);

export const connection = connectionTo(call2me, call2meCase.credentials, {
  agents: { agent_5f3a: "agent_1" },
});

export const send = (body: string, signature: string, to = connection): Promise<Received> =>
  call2me.receive(to, callbackTo(to, { body, headers: { "x-call2me-signature": signature } }), NOW);

export const API = "https://api.call2me.app/v1";

export type Answer = (asked: Asked) => Response | Promise<Response>;

export const refusing = (status: number) => () => Response.json({ detail: "No such agent" }, { status });
