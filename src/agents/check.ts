import type { Action, ActionOf } from "../actions/action.ts";
import { variablesOf } from "../actions/template.ts";
import { isVariable } from "../actions/variables.ts";
import { checkCondition } from "../conditions/check.ts";
import type { FieldError } from "../errors.ts";
import { type Field, type FieldDefinition, resolveField } from "../extraction/field.ts";
import { refuseSecret } from "../webhooks/secret.ts";
import { refuseTarget } from "../webhooks/target.ts";
import type { Configuration } from "./configuration.ts";

/** What a configuration says that its own parts contradict: one error for each place, nothing is half-saved. */
export function checkConfiguration(configuration: Configuration, allowPrivateTargets: boolean): FieldError[] {
  const fields = configuration.post_call_data_extraction.map(resolveField);
  const target = (url: string | null | undefined, at: string) => {
    const refusal = url ? refuseTarget(url, allowPrivateTargets) : null;
    return refusal ? [{ field: at, message: refusal }] : [];
  };
  return [
    ...target(configuration.webhook_url, "webhook_url"),
    ...twice(configuration.post_call_data_extraction, "post_call_data_extraction"),
    ...configuration.post_call_data_extraction.flatMap((definition, i) =>
      at(`post_call_data_extraction.${i}`, checkField(definition, fields[i])),
    ),
    ...twice(configuration.post_call_actions, "post_call_actions"),
    ...configuration.post_call_actions.flatMap((action, i) =>
      at(`post_call_actions.${i}`, [
        ...(action.condition ? at("condition", checkCondition(action.condition, fields)) : []),
        ...(action.type === "webhook" ? target(action.config.url, "config.url") : []),
        ...(action.type === "webhook" ? refusedSecret(action.config.secret) : []),
        ...checkConfig(action, fields),
      ]),
    ),
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

function checkConfig(action: Action, fields: readonly Field[]): FieldError[] {
  if (action.type === "transfer_call") return [];
  if (action.type === "webhook") return at("config", unknownVariables({ body: action.config.body }, fields));
  const { dynamic_variables, use_field, to_field } = (action as ActionOf<"schedule_call">).config;
  return at("config", [
    ...namesString("use_field", use_field, fields),
    ...namesString("to_field", to_field, fields),
    ...unknownVariables({ dynamic_variables }, fields),
  ]);
}

function refusedSecret(secret: string | null | undefined): FieldError[] {
  const refusal = secret ? refuseSecret(secret) : null;
  return refusal ? [{ field: "config.secret", message: refusal }] : [];
}

function namesString(member: string, name: string | undefined, fields: readonly Field[]): FieldError[] {
  if (name === undefined) return [];
  const field = fields.find((candidate) => candidate.name === name);
  if (!field)
    return [{ field: member, message: `The agent has no field "${name}": add it, or name one it has.` }];
  if (field.type === "string") return [];
  return [{ field: member, message: `"${name}" is a ${field.type}; a string field is needed here.` }];
}

function unknownVariables(template: unknown, fields: readonly Field[]): FieldError[] {
  return variablesOf(template)
    .filter(({ name }) => !isVariable(name, fields))
    .map(({ path, name }) => ({
      field: path,
      message: `{{${name}}} is neither a field of the agent nor a fact of the call (call.id, call.to_number, …).`,
    }));
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
