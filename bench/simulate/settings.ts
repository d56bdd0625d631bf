/** What a simulation is run with. */
export interface SimulationSettings {
  days: number;
  calls: number;
  seed: number;
}

declare module "vitest" {
  interface ProvidedContext {
    simulation: SimulationSettings;
  }
}
