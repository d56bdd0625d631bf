import { Hono } from "hono";
import { countryOf } from "../../../../gate/countries.ts";
import { type CallingRulesView, readCallingRules } from "../../../../gate/rules/read.ts";
import { changeCallingRules } from "../../../../gate/rules/save.ts";
import { ownNumbersOf } from "../../../../store/phone-numbers.ts";
import type { DashboardContext, DashboardEnv } from "../../../context.ts";
import { done } from "../../../flash.ts";
import { page } from "../../../page.tsx";
import { sentValues } from "../../../parts/form-values.ts";
import { errorsOf } from "../../../refusal.ts";
import { callingRulesWords as words } from "../../../words/calling-rules.ts";
import { CallingRulesPage, type Shown } from "./page.tsx";
import { changesOf, valuesOf } from "./read-form.ts";

const HERE = "/dashboard/settings/calling-rules";

/** Whom and when the workspace may ring. */
export const callingRulesPages = new Hono<DashboardEnv>();

callingRulesPages.get("/", async (c) => {
  const rules = await readCallingRules(c.env.services.db, c.get("workspaceId"));
  return show(c, rules, { values: valuesOf(rules), errors: [], isStale: false });
});

callingRulesPages.post("/", async (c) => {
  const { services } = c.env;
  const workspaceId = c.get("workspaceId");
  const { t } = c.get("viewer");
  const values = sentValues(await c.req.formData());
  const rules = await readCallingRules(services.db, workspaceId);
  const changes = changesOf(values, rules);
  if (Object.keys(changes).length === 0) return done(c, HERE, t(words.nothingChanged));
  if (values.one("updated_at") !== (rules.updated_at ?? "")) {
    return show(c, rules, { values, errors: [], isStale: true });
  }
  try {
    await changeCallingRules(services, workspaceId, changes);
    return done(c, HERE, t(words.saved));
  } catch (error) {
    return show(c, rules, { values, errors: errorsOf(error), isStale: false });
  }
});

async function show(
  c: DashboardContext,
  rules: CallingRulesView,
  form: Pick<Shown, "values" | "errors" | "isStale">,
) {
  const numbers = await ownNumbersOf(c.env.services.db, c.get("workspaceId"));
  const countries = new Set(numbers.flatMap(({ phoneNumber }) => countryOf(phoneNumber) ?? []));
  const isRefused = form.errors.length > 0 || form.isStale;
  return page(c, <CallingRulesPage rules={rules} ownCountries={[...countries].sort()} {...form} />, {
    title: c.get("viewer").t(words.title),
    status: isRefused ? 422 : 200,
  });
}
