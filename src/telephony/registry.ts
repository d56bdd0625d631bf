import type { AnyAdapter } from "./provider.ts";

/** The providers of a deployment by id. */
export type Registry = ReadonlyMap<string, AnyAdapter>;

export function registerProviders(...adapters: readonly AnyAdapter[]): Registry {
  return new Map(adapters.map((adapter) => [adapter.id, adapter]));
}
