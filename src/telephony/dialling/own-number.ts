import type { Connection } from "../connection.ts";

type Numbers = Pick<Connection, "numbers">;

/** The number that a call shows: the one that the request names, else the connection's first. Null where there is none. */
export const ownNumber = ({ numbers }: Numbers, fromNumber: string | null) =>
  fromNumber ?? numbers[0]?.phone_number ?? null;

/** The provider's id of the number to call from; where the request names none, of the first that has one. */
export function numberIdOf({ numbers }: Numbers, fromNumber: string | null): string | null {
  const sought =
    fromNumber === null
      ? numbers.find(({ id }) => id !== null)
      : numbers.find(({ phone_number }) => phone_number === fromNumber);
  return sought?.id ?? null;
}
