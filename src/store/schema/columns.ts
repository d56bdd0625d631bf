import { integer, text } from "drizzle-orm/sqlite-core";

/** Columns that every table spells the same way. */
export const workspaceId = () => text("workspace_id").notNull();
export const id = () => text("id").notNull();
export const createdAt = () => integer("created_at").notNull();
export const json = <T>(name: string) => text(name, { mode: "json" }).$type<T>();
