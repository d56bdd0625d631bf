import { checkCondition } from "../conditions/check.ts";
import type { FieldError } from "../errors.ts";
import type { Field } from "../extraction/field.ts";
import { foldName } from "../transfers/tool-names.ts";
import { refuseSecret } from "../webhooks/secret.ts";
import { refuseTarget } from "../webhooks/target.ts";
import type { Action, ActionOf } from "./action.ts";
import { webhookTemplates } from "./render.ts";
import { textsOf } from "./render-body.ts";
import { refuseUrlTemplate } from "./render-url.ts";
import { TemplateError } from "./template.ts";
import { wrongNames } from "./template-names.ts";
import { type Stage, variablesOf } from "./variables.ts";

/** What is wrong with one action of an agent with these fields; places are relative to the action. */
export function checkAction(
  action: Action,
  fields: readonly Field[],
  allowPrivateTargets: boolean,
): FieldError[] {
  return [
    ...(action.condition ? at("condition", checkCondition(action.condition, fields)) : []),
    ...(action.type === "webhook"
      ? at("config", checkWebhook(action.config, fields, allowPrivateTargets))
      : []),
    ...(action.type === "schedule_call" ? at("config", checkFollowUp(action.config, fields)) : []),
    ...(action.type === "transfer_call" ? at("config", checkTransfer(action.config, fields)) : []),
  ];
}

function checkWebhook(
  config: ActionOf<"webhook">["config"],
  fields: readonly Field[],
  allowPrivateTargets: boolean,
): FieldError[] {
  const origin = refuseUrlTemplate(config.url);
  return [
    ...refusedTarget(config.url, "url", allowPrivateTargets),
    ...(origin ? [{ field: "url", message: origin }] : []),
    ...refusedSecret(config.secret),
    ...(config.method === "GET" && config.body !== undefined
      ? [{ field: "body", message: "A GET carries no body: use query, or another method." }]
      : []),
    ...wrongTemplates(webhookTemplates(config), fields, "request"),
  ];
}

function checkFollowUp(config: ActionOf<"schedule_call">["config"], fields: readonly Field[]): FieldError[] {
  const { dynamic_variables, use_field, to_field, timezone_field } = config;
  return [
    ...namesString("use_field", use_field, fields),
    ...namesString("to_field", to_field, fields),
    ...namesString("timezone_field", timezone_field, fields),
    ...wrongTemplates(textsOf({ dynamic_variables }), fields, "plan"),
  ];
}

function refusedSecret(secret: string | null | undefined): FieldError[] {
  const refusal = secret ? refuseSecret(secret) : null;
  return refusal ? [{ field: "secret", message: refusal }] : [];
}

function checkTransfer(config: ActionOf<"transfer_call">["config"], fields: readonly Field[]): FieldError[] {
  const { message, briefing, fallback, targets = [] } = config;
  const names = targets.map(({ name }) => name && foldName(name));
  return [
    ...targets.flatMap(({ condition }, i) =>
      condition ? at(`targets.${i}.condition`, checkCondition(condition, fields)) : [],
    ),
    ...targets.flatMap(({ name }, i) =>
      name !== undefined && names.indexOf(names[i]) < i
        ? [
            {
              field: `targets.${i}.name`,
              message: `Another target is called "${name}", or nearly so: give each its own name.`,
            },
          ]
        : [],
    ),
    ...wrongTemplates(textsOf({ message, briefing }), fields, "plan"),
    ...(/\{[{%]/.test(fallback?.message ?? "")
      ? [{ field: "fallback.message", message: "It is said as it stands: write it without {{ }} and {% %}." }]
      : []),
  ];
}

/** A tool of the voice agent's means one action: the names that a second one claims. Places are relative to the list. */
export function checkToolNames(actions: readonly Action[]): FieldError[] {
  const owners = new Map<string, Action>();
  return actions.flatMap((action, i) =>
    action.type !== "transfer_call"
      ? []
      : (action.config.tool_names ?? []).flatMap((name, j) => {
          const owner = owners.get(foldName(name)) ?? action;
          owners.set(foldName(name), owner);
          const message = `A tool called "${name}" means the action "${owner.name}" already: use another name.`;
          return owner === action ? [] : [{ field: `${i}.config.tool_names.${j}`, message }];
        }),
  );
}

function namesString(member: string, name: string | undefined, fields: readonly Field[]): FieldError[] {
  if (name === undefined) return [];
  const field = fields.find((candidate) => candidate.name === name);
  if (!field)
    return [{ field: member, message: `The agent has no field "${name}": add it, or name one it has.` }];
  if (field.type === "string") return [];
  return [{ field: member, message: `"${name}" is a ${field.type}; a string field is needed here.` }];
}

function wrongTemplates(
  templates: ReturnType<typeof textsOf>,
  fields: readonly Field[],
  stage: Stage,
): FieldError[] {
  const names = fields.map(({ name }) => name);
  const root = variablesOf(names, stage);
  return templates.flatMap(({ path, text }) =>
    wrongIn(text, root).map((message) => ({ field: path.join("."), message })),
  );
}

function wrongIn(text: string, root: ReturnType<typeof variablesOf>): string[] {
  try {
    return wrongNames(text, root);
  } catch (error) {
    if (error instanceof TemplateError) return [error.message];
    throw error;
  }
}

/** Why no request may go to a URL, as an error at the place named. */
export function refusedTarget(
  url: string | null | undefined,
  at: string,
  allowPrivateTargets: boolean,
): FieldError[] {
  const refusal = url ? refuseTarget(url, allowPrivateTargets) : null;
  return refusal ? [{ field: at, message: refusal }] : [];
}

/** The same errors at places inside the one named. */
export const at = (prefix: string, errors: readonly FieldError[]): FieldError[] =>
  errors.map(({ field, message }) => ({ field: field ? `${prefix}.${field}` : prefix, message }));
