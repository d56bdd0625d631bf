import type { CallView } from "../../calls/view.ts";

/** The number of the other side: whoever called, or was called. */
export const customerNumber = ({
  direction,
  from_number,
  to_number,
}: Pick<CallView, "direction" | "from_number" | "to_number">) =>
  direction === "outbound" ? to_number : from_number;
