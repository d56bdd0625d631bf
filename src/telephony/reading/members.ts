import * as z from "zod";

/** A member that may be missing, null or odd: an odd value is null, for it never loses a call. */
export const maybe = <Schema extends z.ZodType>(schema: Schema) => schema.nullish().catch(null);

/** Whatever is there. */
export const anything = z.unknown().optional();
export const text = maybe(z.string());
/** Text that says something. */
export const words = maybe(z.string().min(1));
export const flag = maybe(z.boolean());
export const number = maybe(z.number());
/** A number that is no less than nothing: a length, a time, a count. */
export const count = maybe(z.number().nonnegative());
/** A count, or the text that writes one: `50`, `"50"`, `"0.83"`. */
export const amount = maybe(
  z
    .union([
      z.number(),
      z
        .string()
        .trim()
        .regex(/^\d{1,18}(\.\d+)?$/)
        .transform(Number),
    ])
    .pipe(z.number().nonnegative()),
);
/** A time as `readInstant` takes it. */
export const time = maybe(z.union([z.number(), z.string()]));
export const direction = maybe(z.enum(["inbound", "outbound"]));
/** Where a recording lies: an address that a player can open, and no more of it than a call can keep. */
export const webUrl = maybe(z.url({ protocol: /^https?$/ }).max(2_000));
export const list = maybe(z.array(z.unknown()));
export const record = maybe(z.record(z.string(), z.unknown()));
/** An object with these members, and whatever else. */
export const object = <Shape extends z.core.$ZodLooseShape>(shape: Shape) => maybe(z.looseObject(shape));
/** A list whose odd items are null. */
export const listOf = <Item extends z.ZodType>(item: Item) => maybe(z.array(item.nullable().catch(null)));
