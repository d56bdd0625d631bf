import { exports } from "cloudflare:workers";
import type { Shown, Visitor } from "./browser.ts";

const ORIGIN = "https://aftercall.example";

/** Sends the form of a page with a file, as browsers do: in parts, with the session's token. */
export async function upload(
  visitor: Visitor,
  { page, to }: { page: string; to: string },
  fields: Record<string, string | File>,
): Promise<Shown> {
  const { html } = await visitor.get(page);
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set("csrf", /name="csrf" value="([^"]+)"/.exec(html)?.[1] ?? "");
  const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const response = await exports.default.fetch(
    new Request(`${ORIGIN}${to}`, {
      method: "POST",
      redirect: "manual",
      body: form,
      headers: { cookie, origin: ORIGIN },
    }),
  );
  for (const line of response.headers.getSetCookie()) {
    const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    visitor.cookies.set(name, value);
  }
  return { status: response.status, headers: response.headers, html: await response.text() };
}
