import type { DashboardContext } from "../../context.ts";
import { done } from "../../flash.ts";
import { tasksWords as words } from "../../words/tasks.ts";

/** Leads back to work that was to be stopped; what was over before that is no fault of anybody's. */
export const answerCanceled = (c: DashboardContext, path: string, isCanceled: boolean): Response =>
  done(c, path, c.get("viewer").t(isCanceled ? words.canceled : words.overAlready));
