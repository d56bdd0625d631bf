import { configurationDifference } from "../../../agents/difference.ts";
import { getAgent } from "../../../agents/read.ts";
import { maskSecrets } from "../../../agents/secrets.ts";
import { countAgentVersions, getVersion, listVersions, restoreVersion } from "../../../agents/versions.ts";
import { AppError, type FieldError } from "../../../errors.ts";
import type { AgentVersionRow } from "../../../store/agents.ts";
import type { DashboardContext } from "../../context.ts";
import { orNull } from "../../or-null.ts";
import { page } from "../../page.tsx";
import { PAGE_SIZE } from "../../parts/pager.tsx";
import { agentsWords as words } from "../../words/agents.ts";
import { answerSaved } from "./answer-editor.tsx";
import { type OneVersion, VersionPage } from "./version-page.tsx";
import { VersionsPage } from "./versions-page.tsx";

const idOf = (c: DashboardContext) => c.req.param("id") ?? "";

const oneOf = ({
  version,
  configuration,
}: Pick<AgentVersionRow, "version" | "configuration">): OneVersion => ({
  version,
  configuration: maskSecrets(configuration),
});

/** The agent if it is in use; its versions stay readable when it is not. */
const standing = (c: DashboardContext) => orNull(getAgent(c.env.services.db, c.get("workspaceId"), idOf(c)));

/** The versions of an agent, each with what it changed against the one before. */
export async function showVersions(c: DashboardContext): Promise<Response> {
  const { db } = c.env.services;
  const [workspaceId, id] = [c.get("workspaceId"), idOf(c)];
  const after = /^\d{1,9}$/.exec(c.req.query("after") ?? "")?.[0];
  // One row more than is shown: the last one's change needs the version before it.
  const paging = { limit: PAGE_SIZE + 1, offset: 0, below: after === undefined ? null : Number(after) };
  const [agent, rows] = await Promise.all([standing(c), listVersions(db, workspaceId, id, paging)]);
  if (rows.length === 0) await countAgentVersions(db, workspaceId, id);
  const shown = rows.slice(0, PAGE_SIZE);
  const last = shown.at(-1);
  const versions = shown.map((row, i) => {
    const before = rows[i + 1];
    const changes = before
      ? configurationDifference(oneOf(before).configuration, oneOf(row).configuration)
      : null;
    return { version: row.version, at: row.createdAt, changes };
  });
  const name = agent?.configuration.agent_name ?? shown[0]?.configuration.agent_name ?? id;
  const next = rows.length > PAGE_SIZE && last ? String(last.version) : null;
  return page(
    c,
    <VersionsPage id={id} name={name} current={agent?.version ?? null} versions={versions} next={next} />,
    { title: c.get("viewer").t(words.versionsTitle, { name }) },
  );
}

export const showVersion = (c: DashboardContext): Promise<Response> => answerVersion(c, []);

async function answerVersion(c: DashboardContext, wrong: readonly FieldError[]): Promise<Response> {
  const { db } = c.env.services;
  const [workspaceId, id] = [c.get("workspaceId"), idOf(c)];
  const row = await getVersion(db, workspaceId, id, c.req.param("version") ?? "");
  const [agent, before] = await Promise.all([
    standing(c),
    row.version > 1 ? getVersion(db, workspaceId, id, String(row.version - 1)) : null,
  ]);
  const name = row.configuration.agent_name;
  return page(
    c,
    <VersionPage
      id={id}
      name={name}
      shown={{ ...oneOf(row), at: row.createdAt }}
      previous={before && oneOf(before)}
      current={agent && oneOf(agent)}
      wrong={wrong}
    />,
    {
      title: c.get("viewer").t(words.versionTitle, { n: row.version, name }),
      status: wrong.length > 0 ? 422 : 200,
    },
  );
}

/** Brings a version back as the next one; what today's checks refuse in it is named on its page. */
export async function restore(c: DashboardContext): Promise<Response> {
  const [id, version] = [idOf(c), c.req.param("version") ?? ""];
  try {
    const saved = await restoreVersion(c.env.services, c.get("workspaceId"), id, version);
    return answerSaved(c, saved, `/dashboard/agents/${id}`, (t) =>
      t(words.restored, { was: version, n: saved.agent.version }),
    );
  } catch (error) {
    if (error instanceof AppError && error.code === "invalid") return answerVersion(c, error.fields);
    throw error;
  }
}
