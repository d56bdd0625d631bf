interface Parties {
  direction: string;
  fromNumber: string | null;
  toNumber: string | null;
}

/** The number of the side that is not ours, in E.164; null where it is withheld, or none. */
export function customerNumber({ direction, fromNumber, toNumber }: Parties): string | null {
  const theirs = direction === "outbound" ? toNumber : fromNumber;
  return theirs?.startsWith("+") ? theirs : null;
}

/** Our own side as the provider named it, which need not be a number. */
export const ownParty = ({ direction, fromNumber, toNumber }: Parties): string | null =>
  direction === "outbound" ? fromNumber : toNumber;
