import type { Action, ActionOf } from "../actions/action.ts";
import { webhookTemplates } from "../actions/render.ts";
import { textsOf } from "../actions/render-body.ts";
import { refuseUrlTemplate } from "../actions/render-url.ts";
import { TemplateError } from "../actions/template.ts";
import { wrongNames } from "../actions/template-names.ts";
import { type Stage, variablesOf } from "../actions/variables.ts";
import { checkCondition } from "../conditions/check.ts";
import type { FieldError } from "../errors.ts";
import { type Field, type FieldDefinition, resolveField } from "../extraction/field.ts";
import { refuseSecret } from "../webhooks/secret.ts";
import { refuseTarget } from "../webhooks/target.ts";
import type { Configuration } from "./configuration.ts";

/** What a configuration says that its own parts contradict: one error for each place, nothing is half-saved. */
export function checkConfiguration(configuration: Configuration, allowPrivateTargets: boolean): FieldError[] {
  const fields = configuration.post_call_data_extraction.map(resolveField);
  return [
    ...refusedTarget(configuration.webhook_url, "webhook_url", allowPrivateTargets),
    ...twice(configuration.post_call_data_extraction, "post_call_data_extraction"),
    ...configuration.post_call_data_extraction.flatMap((definition, i) =>
      at(`post_call_data_extraction.${i}`, checkField(definition, fields[i])),
    ),
    ...twice(configuration.post_call_actions, "post_call_actions"),
    ...configuration.post_call_actions.flatMap((action, i) =>
      at(`post_call_actions.${i}`, checkAction(action, fields, allowPrivateTargets)),
    ),
  ];
}

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
  ];
}

function checkField(definition: FieldDefinition, field: Field | undefined): FieldError[] {
  const errors: FieldError[] = [];
  if (field?.type === "enum" && field.options.length < 2) {
    errors.push({
      field: "options",
      message: "An enum needs at least two options: list them here, or as a comma list in the description.",
    });
  }
  if (definition.options && definition.type !== "enum") {
    errors.push({
      field: "options",
      message: `Only an enum has options; this field is a ${definition.type}.`,
    });
  }
  if (definition.format && definition.type !== "string") {
    errors.push({
      field: "format",
      message: `Only a string has a format; this field is a ${definition.type}.`,
    });
  }
  if (definition.pattern !== undefined && !isPattern(definition.pattern)) {
    errors.push({ field: "pattern", message: "Not a regular expression: check its brackets and escapes." });
  }
  return errors;
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

function refusedTarget(
  url: string | null | undefined,
  at: string,
  allowPrivateTargets: boolean,
): FieldError[] {
  const refusal = url ? refuseTarget(url, allowPrivateTargets) : null;
  return refusal ? [{ field: at, message: refusal }] : [];
}

function refusedSecret(secret: string | null | undefined): FieldError[] {
  const refusal = secret ? refuseSecret(secret) : null;
  return refusal ? [{ field: "secret", message: refusal }] : [];
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

function twice(named: readonly { name: string }[], at: string): FieldError[] {
  return named.flatMap(({ name }, i) =>
    named.findIndex((other) => other.name === name) < i
      ? [{ field: `${at}.${i}.name`, message: `"${name}" is there twice: give each its own name.` }]
      : [],
  );
}

function isPattern(pattern: string): boolean {
  try {
    new RegExp(pattern, "u");
    return true;
  } catch {
    return false;
  }
}

const at = (prefix: string, errors: readonly FieldError[]): FieldError[] =>
  errors.map(({ field, message }) => ({ field: field ? `${prefix}.${field}` : prefix, message }));
