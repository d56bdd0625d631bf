import type { FieldError } from "../../../errors.ts";

/** What is wrong with members that have no input on the page, as entries of a list. */
export function WrongMembers({ errors }: { errors: readonly FieldError[] }) {
  return (
    <>
      {errors.map(({ field, message }) => (
        <li dir="auto">
          <code>{field}</code>: {message}
        </li>
      ))}
    </>
  );
}
