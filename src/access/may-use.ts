import { AppError } from "../errors.ts";
import type { Principal } from "./authenticate.ts";
import { type Access, beyond, scopesFor } from "./scope.ts";

type Holder = Pick<Principal, "scopes">;

/** Whether a principal may read, or change, a resource: the first segment of an address behind `/v1/`. */
export function mayUse({ scopes }: Holder, resource: string, access: Access): boolean {
  return scopesFor(resource, access).some((scope) => beyond(scopes, [scope]).length === 0);
}

/** Throws `forbidden`, and names the scope that is missing, where they may not. */
export function checkScope(holder: Holder, resource: string, access: Access): void {
  if (mayUse(holder, resource, access)) return;
  const scopes = scopesFor(resource, access);
  const ways = [scopes.slice(0, -1).join(", "), scopes.at(-1)].join(" or ");
  throw new AppError(
    "forbidden",
    `This API key may not ${access} here: it needs the scope ${ways}, and has ${holder.scopes.join(", ")}.`,
  );
}
