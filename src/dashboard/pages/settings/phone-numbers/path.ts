/** Where a number's own page stands; its plus is written so that nothing takes it for a space. */
export const pathOf = (phoneNumber: string) =>
  `/dashboard/settings/phone-numbers/${encodeURIComponent(phoneNumber)}`;
