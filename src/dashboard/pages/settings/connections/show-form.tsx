import { providerNamed } from "../../../../connections/check.ts";
import { getConnection } from "../../../../connections/read.ts";
import { AppError } from "../../../../errors.ts";
import { newWebhookSecret } from "../../../../webhooks/secret.ts";
import { agentsToChoose } from "../../../agents-to-choose.ts";
import type { DashboardContext } from "../../../context.ts";
import { page } from "../../../page.tsx";
import { type FormValues, initialValues } from "../../../parts/form-values.ts";
import type { Refusal } from "../../../refusal.ts";
import { connectionsWords as words } from "../../../words/connections.ts";
import { ConnectionFormPage } from "./form-page.tsx";
import { memberInputs } from "./members.ts";
import { standingValues } from "./read-form.ts";

const LIST = "/dashboard/settings/connections";

/** What was sent, and what is wrong with it. */
type Refused = Refusal & { values: FormValues };

/** The provider that a form's address names; of an unknown one there is no such page. */
export function adapterIn(c: DashboardContext) {
  const { providers } = c.env.services;
  try {
    return providerNamed(providers, c.req.param("provider") ?? "");
  } catch (error) {
    throw new AppError("not_found", (error as Error).message);
  }
}

/** The members of a provider's forms. */
export const membersOf = ({ credentials, settings }: ReturnType<typeof providerNamed>) => ({
  credentials: memberInputs(credentials),
  settings: memberInputs(settings),
});

/** Providers that sign with a secret which their customer makes up. */
const WITH_OWN_SECRET = new Set(["generic", "vapi"]);

export async function showNewForm(c: DashboardContext, refused?: Refused): Promise<Response> {
  const adapter = adapterIn(c);
  const agents = await agentsToChoose(c);
  const proposed = WITH_OWN_SECRET.has(adapter.id)
    ? refused?.values.one("credentials.webhook_secret") || newWebhookSecret()
    : null;
  const { t } = c.get("viewer");
  return page(
    c,
    <ConnectionFormPage
      action={`${LIST}/new/${adapter.id}`}
      provider={adapter.name}
      members={membersOf(adapter)}
      agents={agents}
      values={initialValues({})}
      stored={null}
      proposed={proposed}
      errors={[]}
      back={{ href: `${LIST}/new`, label: t(words.chooseTitle) }}
      {...refused}
    />,
    { title: t(words.formTitle, { provider: adapter.name }), status: refused ? 422 : 200 },
  );
}

export async function showEditForm(c: DashboardContext, refused?: Refused): Promise<Response> {
  const { services } = c.env;
  const id = c.req.param("id") ?? "";
  const [{ connection, credentialNames }, agents] = await Promise.all([
    getConnection(services, c.get("workspaceId"), id),
    agentsToChoose(c),
  ]);
  const adapter = services.providers.get(connection.provider);
  const provider = adapter?.name ?? connection.provider;
  const { t } = c.get("viewer");
  return page(
    c,
    <ConnectionFormPage
      action={`${LIST}/${id}/edit`}
      provider={provider}
      members={adapter ? membersOf(adapter) : { credentials: [], settings: [] }}
      agents={agents}
      values={initialValues(standingValues(connection))}
      stored={credentialNames ?? []}
      proposed={null}
      errors={[]}
      back={{ href: `${LIST}/${id}`, label: connection.name ?? provider }}
      {...refused}
    />,
    { title: t(words.editTitle), status: refused ? 422 : 200 },
  );
}
