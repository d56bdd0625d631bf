import { BaseSequencer, type TestSpecification } from "vitest/node";

const CROWDED = "/test/browser/crowded/";

/** Runs the tests of the crowded site after all others: it is filled meanwhile, and nobody waits for it. */
export class CrowdedLast extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isCrowded = ({ moduleId }: TestSpecification) => moduleId.includes(CROWDED);
    return [...sorted.filter((file) => !isCrowded(file)), ...sorted.filter(isCrowded)];
  }
}
