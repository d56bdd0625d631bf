import { Hono } from "hono";
import { addNumber } from "../../../../numbers/add.ts";
import { changeNumber, unbindNumber } from "../../../../numbers/change.ts";
import { getNumber, listPhoneNumbers, removeNumber } from "../../../../numbers/read.ts";
import { viewNumber } from "../../../../numbers/view.ts";
import { namesOfAgents } from "../../../../store/agent-names.ts";
import { connectionsOf } from "../../../../store/connections.ts";
import { agentsToChoose } from "../../../agents-to-choose.ts";
import type { DashboardContext, DashboardEnv } from "../../../context.ts";
import { done } from "../../../flash.ts";
import { page } from "../../../page.tsx";
import { type FormValues, initialValues, sentValues } from "../../../parts/form-values.ts";
import { cutPage, PAGE_SIZE } from "../../../parts/pager.tsx";
import { refusalOf } from "../../../refusal.ts";
import { numbersWords as words } from "../../../words/numbers.ts";
import { NumberPage } from "./edit.tsx";
import type { NumberFormState } from "./fields.tsx";
import { NumbersPage } from "./list.tsx";
import { pathOf } from "./path.ts";

const LIST = "/dashboard/settings/phone-numbers";

/** The workspace's own numbers, `/dashboard/settings/phone-numbers`. */
export const numbersPages = new Hono<DashboardEnv>();

numbersPages.get("/", (c) => showList(c, { values: initialValues({}), errors: [] }));

numbersPages.post("/", async (c) => {
  const values = sentValues(await c.req.formData());
  try {
    const { phoneNumber: number } = await addNumber(c.env.services, c.get("workspaceId"), {
      phone_number: values.one("phone_number"),
      ...settingsOf(values),
      is_default: values.one("is_default") === "true",
    });
    return done(c, LIST, c.get("viewer").t(words.added, { number }));
  } catch (error) {
    return showList(c, { values, ...refusalOf(error) });
  }
});

numbersPages.get("/:number", async (c) => {
  const row = viewNumber(await getNumber(c.env.services.db, keyOf(c)));
  const { name, agent_id, is_default } = row;
  const values = initialValues({ name, agent_id, is_default: String(is_default) });
  return showOne(c, { values, errors: [] });
});

numbersPages.post("/:number", async (c) => {
  const values = sentValues(await c.req.formData());
  try {
    // A default that stays one is not sent: it is given to another number, and never taken away.
    const becomesDefault = values.one("is_default") === "true" ? { is_default: true } : {};
    await changeNumber(c.env.services, keyOf(c), { ...settingsOf(values), ...becomesDefault });
  } catch (error) {
    return showOne(c, { values, ...refusalOf(error) });
  }
  return done(c, LIST, c.get("viewer").t(words.saved));
});

numbersPages.post("/:number/default", async (c) => {
  const { phoneNumber: number } = await changeNumber(c.env.services, keyOf(c), { is_default: true });
  return done(c, LIST, c.get("viewer").t(words.madeDefault, { number }));
});

numbersPages.post("/:number/unbind", async (c) => {
  const { phoneNumber: number } = await unbindNumber(c.env.services, keyOf(c));
  return done(c, LIST, c.get("viewer").t(words.unbound, { number }));
});

numbersPages.post("/:number/delete", async (c) => {
  const { db, clock } = c.env.services;
  const key = keyOf(c);
  await removeNumber(db, key, clock());
  return done(c, LIST, c.get("viewer").t(words.removed, { number: key.phoneNumber }));
});

const keyOf = (c: DashboardContext) => ({
  workspaceId: c.get("workspaceId"),
  phoneNumber: c.req.param("number") ?? "",
});

const settingsOf = (values: FormValues) => ({
  name: values.one("name") || null,
  agent_id: values.one("agent_id") || null,
});

async function showList(c: DashboardContext, form: NumberFormState): Promise<Response> {
  const { db } = c.env.services;
  const workspaceId = c.get("workspaceId");
  const after = c.req.query("after") ?? null;
  const [found, agents, names, connections] = await Promise.all([
    listPhoneNumbers(db, workspaceId, { limit: PAGE_SIZE + 1, offset: 0, after }),
    agentsToChoose(c),
    namesOfAgents(db, workspaceId),
    connectionsOf(db, workspaceId),
  ]);
  const { rows, next } = cutPage(found, ({ id }) => id);
  const providers = c.env.services.providers;
  const holders = new Map(
    connections.toReversed().flatMap(({ id, name, provider, numbers }) => {
      const holder = { id, name: name ?? providers.get(provider)?.name ?? provider };
      return numbers.map((one) => [one.phone_number, holder] as const);
    }),
  );
  return page(c, <NumbersPage numbers={rows.map(viewNumber)} {...{ next, agents, names, holders, form }} />, {
    title: c.get("viewer").t(words.title),
    status: form.general ? 422 : 200,
  });
}

async function showOne(c: DashboardContext, form: NumberFormState): Promise<Response> {
  const [row, agents] = await Promise.all([getNumber(c.env.services.db, keyOf(c)), agentsToChoose(c)]);
  return page(
    c,
    <NumberPage number={viewNumber(row)} path={pathOf(row.phoneNumber)} {...{ agents, form }} />,
    {
      title: row.phoneNumber,
      status: form.general ? 422 : 200,
    },
  );
}
