import type { PhoneNumberKey } from "../../store/phone-numbers.ts";
import type { ApiContext } from "../context.ts";
import { addressedNumber } from "../phone-number.ts";

/** The number that a request is about. */
export const keyOf = (c: ApiContext): PhoneNumberKey => ({
  workspaceId: c.get("workspaceId"),
  phoneNumber: addressedNumber(c.req.param("number") ?? ""),
});
