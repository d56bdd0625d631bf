import { Hono } from "hono";
import { createKey } from "../../../../access/create-key.ts";
import { countApiKeys, listApiKeys } from "../../../../access/read-key.ts";
import { removeKey } from "../../../../access/remove-key.ts";
import { revokeKey } from "../../../../access/revoke-key.ts";
import type { FieldError } from "../../../../errors.ts";
import type { DashboardContext, DashboardEnv } from "../../../context.ts";
import { done } from "../../../flash.ts";
import { page } from "../../../page.tsx";
import { type FormValues, initialValues, sentValues } from "../../../parts/form-values.ts";
import { cutPage, PAGE_SIZE } from "../../../parts/pager.tsx";
import { errorsOf } from "../../../refusal.ts";
import { keysWords as words } from "../../../words/keys.ts";
import { KeyForm } from "./form.tsx";
import { KeysPage } from "./list.tsx";
import { MadeKey } from "./made.tsx";

const LIST = "/dashboard/settings/keys";

/** The keys of a workspace, `/dashboard/settings/keys`. */
export const keysPages = new Hono<DashboardEnv>();

keysPages.get("/", async (c) => {
  const after = c.req.query("after") ?? null;
  const { db } = c.env.services;
  const found = await listApiKeys(db, c.get("workspaceId"), { limit: PAGE_SIZE + 1, offset: 0, after });
  const { rows, next } = cutPage(found, ({ id }) => id);
  return page(c, <KeysPage keys={rows} next={next} ownId={c.get("signedIn").keyId} />, {
    title: c.get("viewer").t(words.title),
  });
});

keysPages.get("/new", async (c) => {
  const values = initialValues({ name: "", access: "everything", keys: await keysNow(c) });
  return showForm(c, values);
});

/** The answer is the one page that shows the key: nothing keeps it, and sending the form again makes no second one. */
keysPages.post("/", async (c) => {
  const values = sentValues(await c.req.formData());
  const keys = await keysNow(c);
  if (values.one("keys") !== keys) {
    const again = initialValues({
      ...{ name: values.one("name"), access: values.one("access"), scope: values.all("scope") },
      keys,
    });
    return showForm(c, again, { errors: [], notice: c.get("viewer").t(words.madeAlready) });
  }
  try {
    const { apiKey, key } = await createKey(c.env.services, c.get("signedIn"), {
      name: values.one("name"),
      scopes: scopesOf(values),
    });
    const { origin } = new URL(c.req.url);
    c.header("Cache-Control", "no-store");
    return page(c, <MadeKey name={apiKey.name} secret={key} origin={origin} />, {
      title: c.get("viewer").t(words.madeTitle),
      status: 201,
    });
  } catch (error) {
    return showForm(c, values, { errors: errorsOf(error) });
  }
});

keysPages.post("/:id/revoke", async (c) => {
  const { note } = await revokeKey(c.env.services, c.get("signedIn"), c.req.param("id"));
  return done(c, LIST, note ?? c.get("viewer").t(words.wasRevoked));
});

keysPages.post("/:id/delete", async (c) => {
  await removeKey(c.env.services.db, c.get("workspaceId"), c.req.param("id"));
  return done(c, LIST, c.get("viewer").t(words.wasRemoved));
});

/** What the form's choice means to the verb; nothing stands for all. */
function scopesOf(values: FormValues): readonly string[] | undefined {
  const access = values.one("access");
  if (access === "read") return ["read"];
  return access === "chosen" ? values.all("scope") : undefined;
}

/** By it a form tells whether a key was made since it was opened: by itself, sent twice. */
const keysNow = async (c: DashboardContext): Promise<string> =>
  String(await countApiKeys(c.env.services.db, c.get("workspaceId")));

function showForm(
  c: DashboardContext,
  values: FormValues,
  wrong?: { errors: readonly FieldError[]; notice?: string },
): Response {
  return page(c, <KeyForm values={values} own={c.get("signedIn").scopes} {...wrong} />, {
    title: c.get("viewer").t(words.newTitle),
    status: wrong ? 422 : 200,
  });
}
