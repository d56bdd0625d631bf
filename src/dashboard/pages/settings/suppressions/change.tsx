import { addSuppression } from "../../../../suppressions/add.ts";
import { getSuppression, removeSuppression } from "../../../../suppressions/read.ts";
import { handlers } from "../../../context.ts";
import { done } from "../../../flash.ts";
import { sentValues } from "../../../parts/form-values.ts";
import { errorsOf } from "../../../refusal.ts";
import { suppressionsWords as words } from "../../../words/suppressions.ts";
import { showList } from "./show-list.tsx";

const LIST = "/dashboard/settings/suppressions";

export const addOne = handlers(async (c) => {
  const values = sentValues(await c.req.formData());
  const input = {
    phone_number: values.one("phone_number"),
    agent_id: values.one("agent_id") || null,
    reason: values.one("reason") || undefined,
  };
  const { name } = c.get("signedIn");
  try {
    const { suppression, added } = await addSuppression(c.env.services, c.get("workspaceId"), name, input);
    const said = added ? words.added : words.standing;
    return done(c, LIST, c.get("viewer").t(said, { number: suppression.phoneNumber }));
  } catch (error) {
    return showList(c, { values, errors: errorsOf(error) });
  }
});

export const removeOne = handlers(async (c) => {
  const { db } = c.env.services;
  const workspaceId = c.get("workspaceId");
  const which = { id: c.req.param("id") ?? "" };
  const { phoneNumber } = await getSuppression(db, workspaceId, which);
  await removeSuppression(db, workspaceId, which);
  return done(c, LIST, c.get("viewer").t(words.removed, { number: phoneNumber }));
});
