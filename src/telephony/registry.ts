import type { TelephonyProvider } from "./provider.ts";

/** The providers of a deployment by id. */
export type Registry = ReadonlyMap<string, TelephonyProvider>;

export function registerProviders(...providers: readonly TelephonyProvider[]): Registry {
  return new Map(providers.map((provider) => [provider.id, provider]));
}
