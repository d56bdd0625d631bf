import type { AnyAdapter } from "../telephony/provider.ts";
import { membersOf } from "./members.ts";
import { abilitiesOf } from "./view.ts";

/** A provider as every door shows it: what it can do, and what a connection to it holds. */
export function viewProvider(adapter: AnyAdapter) {
  const { id, name, instead } = adapter;
  const [credentials, settings] = [membersOf(adapter.credentials), membersOf(adapter.settings)];
  return { id, name, can: abilitiesOf(adapter), credentials, settings, instead };
}
