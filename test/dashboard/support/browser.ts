import { exports } from "cloudflare:workers";
import { type Client, clientWith, mintClient } from "../../support/client.ts";

const ORIGIN = "https://aftercall.example";

export interface Shown {
  status: number;
  headers: Headers;
  html: string;
}

/** What a browser does, without one: keeps cookies, sends forms with the token of the page that they stand on. */
export interface Visitor {
  client: Client;
  get(path: string, headers?: Record<string, string>): Promise<Shown>;
  /** Sends a form; the session's token goes along unless the fields name another. */
  post(
    path: string,
    fields?: Record<string, string> | [string, string][],
    headers?: Record<string, string>,
  ): Promise<Shown>;
  /** The answer as it comes, for what goes on. */
  open(path: string): Promise<Response>;
  cookies: Map<string, string>;
}

/** Somebody signed in to a workspace of their own. */
export async function signedInVisitor(client?: Client): Promise<Visitor> {
  const visitor = newVisitor(client ?? (await mintClient()));
  const answer = await visitor.post("/dashboard/sign-in", { key: visitor.client.key });
  if (answer.status !== 303) throw new Error(`Signing in answered ${answer.status}.`);
  return visitor;
}

/** Somebody signed in to the owner's workspace by a key of these scopes. */
export const visitorWith = async ({ client }: Visitor, ...scopes: string[]): Promise<Visitor> =>
  signedInVisitor(await clientWith(client, ...scopes));

export function newVisitor(client: Client): Visitor {
  const cookies = new Map<string, string>();
  // Attempts to sign in are counted by address: each visitor has their own.
  const address = `2001:db8::${crypto.randomUUID().slice(0, 4)}:${crypto.randomUUID().slice(0, 4)}`;
  let csrf = "";
  const open = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const request = new Request(`${ORIGIN}${path}`, { redirect: "manual", ...init });
    request.headers.set("cf-connecting-ip", address);
    if (cookie) request.headers.set("cookie", cookie);
    const response = await exports.default.fetch(request);
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/max-age=0/i.test(line)) cookies.delete(name);
      else cookies.set(name, value);
    }
    return response;
  };
  const send = async (path: string, init: RequestInit): Promise<Shown> => {
    const response = await open(path, init);
    const html = new TextDecoder().decode(await response.arrayBuffer());
    csrf = /name="csrf" value="([^"]+)"/.exec(html)?.[1] ?? csrf;
    return { status: response.status, headers: response.headers, html };
  };
  const get = (path: string, headers: Record<string, string> = {}) => send(path, { headers });
  return {
    client,
    cookies,
    open,
    get,
    post: async (path, fields = {}, headers = {}) => {
      if (csrf === "" && cookies.has("aftercall_session")) await get("/dashboard/settings/preferences");
      const form = new URLSearchParams(fields);
      if (!form.has("csrf")) form.set("csrf", csrf);
      return send(path, { method: "POST", body: form, headers: { origin: ORIGIN, ...headers } });
    },
  };
}

/** The text of a page as a person reads it: without tags, entities resolved, white space folded. */
export function textOf(html: string): string {
  const named: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };
  return html
    .replace(/<(script|style)[\s\S]*?<\/\1>/g, " ")
    .replace(/<[^>]+>/g, " ")
    .replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => named[name] ?? "")
    .replace(/\s+/g, " ")
    .trim();
}
