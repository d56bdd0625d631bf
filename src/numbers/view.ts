import { countryOf } from "../gate/countries.ts";
import type { PhoneNumberRow } from "../store/phone-numbers.ts";

/** A number as every door shows it. `country` is ISO 3166-1 alpha-2, null for an international network. */
export function viewNumber(row: PhoneNumberRow) {
  return {
    phone_number_id: row.id,
    phone_number: row.phoneNumber,
    country: countryOf(row.phoneNumber),
    name: row.name,
    agent_id: row.agentId,
    is_default: row.isDefault,
    created_at: new Date(row.createdAt).toISOString(),
    updated_at: new Date(row.updatedAt).toISOString(),
  };
}
