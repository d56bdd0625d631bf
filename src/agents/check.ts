import { at, checkAction, checkToolNames, refusedTarget } from "../actions/check.ts";
import type { FieldError } from "../errors.ts";
import { type Field, type FieldDefinition, resolveField } from "../extraction/field.ts";
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
    ...at("post_call_actions", checkToolNames(configuration.post_call_actions)),
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
