import * as z from "zod";
import {
  countAgentVersions,
  getVersion as get,
  listVersions as list,
  restoreVersion as restore,
  versionView,
} from "../../agents/versions.ts";
import { handlers } from "../handlers.ts";
import { answerPage, pageQuery } from "../paging.ts";
import { query } from "../query.ts";
import { answerSaved } from "./answer.ts";

export const listVersions = handlers(query(z.strictObject(pageQuery())), (c) => {
  const { db } = c.env.services;
  const [workspaceId, agentId] = [c.get("workspaceId"), c.req.param("id") ?? ""];
  return answerPage(c, c.req.valid("query"), {
    rows: ({ after, ...page }) =>
      list(db, workspaceId, agentId, { ...page, below: after === null ? null : Number(after) }),
    count: () => countAgentVersions(db, workspaceId, agentId),
    idOf: ({ version }) => String(version),
    view: versionView,
  });
});

export const getVersion = handlers(async (c) => {
  const [agentId, version] = [c.req.param("id") ?? "", c.req.param("version") ?? ""];
  return c.json(versionView(await get(c.env.services.db, c.get("workspaceId"), agentId, version)));
});

export const restoreVersion = handlers(async (c) => {
  const [agentId, version] = [c.req.param("id") ?? "", c.req.param("version") ?? ""];
  return answerSaved(c, await restore(c.env.services, c.get("workspaceId"), agentId, version), 200);
});
