import { configurationDifference } from "../../../agents/difference.ts";
import { readDraft } from "../../../agents/draft.ts";
import { maskSecrets } from "../../../agents/secrets.ts";
import type { FieldError } from "../../../errors.ts";
import type { AgentRow } from "../../../store/agents.ts";
import { agentsToChoose } from "../../agents-to-choose.ts";
import type { DashboardContext } from "../../context.ts";
import type { EditorState } from "./editor.tsx";
import type { Draft } from "./form/read.ts";
import { openForm } from "./form/write.ts";
import { jsonText, type LineError, withLines } from "./json-text.ts";
import { latestCalls } from "./latest-calls.ts";
import type { Part } from "./place-words.ts";
import { whole } from "./whole.ts";

export interface Shown {
  draft: Draft;
  part: Part;
  /** The version that the draft began from. */
  version: number;
  refused?: EditorState["refused"];
  /** As it was written in the JSON view; else the draft as text. */
  text?: string;
  /** Why the text of the JSON view is none; the draft is then what stands. */
  unreadable?: LineError | null;
  /** Errors of a save that was refused; else the draft is checked here. */
  wrong?: readonly FieldError[];
}

/** The draft of a saved agent, before anything in it is changed. */
export const standingDraft = (agent: AgentRow): Draft => ({ ...maskSecrets(agent.configuration) });

/** All that the editor shows of a draft: checked by the agents' own rules, and compared with what is saved. */
export async function editorState(c: DashboardContext, agent: AgentRow, shown: Shown): Promise<EditorState> {
  const { draft, part, version, refused = null, unreadable = null } = shown;
  const { services } = c.env;
  const withActions = part === "actions";
  const [checked, agents, calls] = await Promise.all([
    readDraft(services, agent, whole(draft)),
    withActions ? agentsToChoose(c) : new Map<string, string>(),
    withActions ? latestCalls(services.db, c.get("signedIn"), agent.id) : [],
  ]);
  const wrong = shown.wrong ?? ("wrong" in checked ? checked.wrong : []);
  const text = shown.text ?? jsonText(draft);
  return {
    id: agent.id,
    name: agent.configuration.agent_name,
    version,
    standing: agent.version,
    part,
    form: openForm(draft, wrong),
    json: { text, errors: unreadable ? [unreadable] : withLines(text, wrong) },
    isChanged:
      unreadable !== null ||
      "wrong" in checked ||
      configurationDifference(maskSecrets(agent.configuration), checked.configuration).length > 0,
    refused,
    agents: [...agents].map(([id, name]) => ({ id, name })),
    calls,
  };
}
