import * as z from "zod";
import { brokenCap } from "./caps.ts";
import { pointAtMember } from "./point-at-member.ts";

export const OPERATORS = ["==", "!=", ">", ">=", "<", "<=", "in", "contains", "exists"] as const;
export type Operator = (typeof OPERATORS)[number];

const Scalar = z.union([z.string().max(1000), z.number(), z.boolean(), z.null()]);
export type Scalar = z.infer<typeof Scalar>;

const Comparison = z.strictObject({
  field: z.string("Name the field to compare.").min(1).max(200),
  operator: z.enum(OPERATORS, `Use one of ${OPERATORS.join(" ")}.`),
  value: z
    .union(
      [Scalar, z.array(Scalar).min(1).max(100)],
      "Give a string (at most 1000 characters), a number, true, false, null, or for `in` a list of 1 to 100 of these.",
    )
    .optional(),
});
export type Comparison = z.infer<typeof Comparison>;

const All = z.strictObject({
  get all() {
    return members();
  },
});
const Any = z.strictObject({
  get any() {
    return members();
  },
});
const Not = z.strictObject({
  get not() {
    return Tree;
  },
});

/** An empty group is refused, because "all of nothing" would fire for every call. */
const members = () => z.array(Tree, "Give a list of conditions.").min(1, "Give at least one condition.");

const Tree = z.union(
  [Comparison, All, Any, Not],
  "Give an object: {field, operator, value}, {all: […]}, {any: […]} or {not: …}.",
);
export type Condition = z.infer<typeof Tree>;

/** Where each shape stands in the union above; an object that names no group is meant as a comparison. */
function shapeMeant(node: object): number {
  const group = ["all", "any", "not"].findIndex((member) => Object.hasOwn(node, member));
  return group + 1;
}

/**
 * When an action runs: a comparison, or a group of them. Unknown members, empty groups and trees beyond the caps are
 * refused, each with the path of its member. "Always" is no condition: readers take `Condition.nullish()`.
 */
export const Condition = z.preprocess((input, context) => {
  for (const fault of faultsOf(input)) context.issues.push({ code: "custom", ...fault, input });
  return input;
}, Tree);

function faultsOf(input: unknown) {
  const broken = brokenCap(input);
  // Parsing recurses, so only a tree within the caps gets that far.
  if (broken) return [{ path: [], message: broken }];
  const issues = Tree.safeParse(input).error?.issues ?? [];
  return issues.flatMap((issue) => pointAtMember(issue, input, shapeMeant));
}
