import type { ActionOf } from "../actions/action.ts";
import type { Configuration, StoredConfiguration } from "./configuration.ts";
import { maskSecrets } from "./secrets.ts";

/**
 * A stored draft as somebody goes on with it in an editor of the agent that stands: secrets of that agent as they were, a
 * secret that the draft takes away as null. Secrets that only the draft has are never shown again: `retype` names the
 * actions where they have to be written anew.
 */
export function resumeDraft(
  stored: StoredConfiguration,
  standing: StoredConfiguration,
): { draft: Configuration; retype: string[] } {
  const before = webhooksOf(standing);
  const known = new Set(before.flatMap(sealedIn));
  const retype = webhooksOf(stored)
    .filter((action) => sealedIn(action).some((sealed) => !known.has(sealed)))
    .map(({ name }) => name);
  const takesAway = ({ name, config }: ActionOf<"webhook">) =>
    !config.secret && before.some((action) => action.name === name && action.config.secret);
  const gone = new Set(
    webhooksOf(stored)
      .filter(takesAway)
      .map(({ name }) => name),
  );
  const masked = maskSecrets(stored);
  const actions = masked.post_call_actions.map((action) =>
    action.type === "webhook" && gone.has(action.name)
      ? { ...action, config: { ...action.config, secret: null } }
      : action,
  );
  return { draft: { ...masked, post_call_actions: actions }, retype };
}

const webhooksOf = ({ post_call_actions }: StoredConfiguration): ActionOf<"webhook">[] =>
  post_call_actions.filter((action) => action.type === "webhook");

const sealedIn = ({ config: { secret, headers } }: ActionOf<"webhook">): string[] => [
  ...(secret ? [secret] : []),
  ...Object.values(headers ?? {}),
];
