import type { TwilioConnection } from "./account.ts";

/** Basic authentication, and the account's own address in the API. */
export const authorization = ({ credentials }: Pick<TwilioConnection, "credentials">) => ({
  authorization: `Basic ${btoa(`${credentials.account_sid}:${credentials.auth_token}`)}`,
});

export const accountUrl = ({ credentials }: Pick<TwilioConnection, "credentials">) =>
  `https://api.twilio.com/2010-04-01/Accounts/${credentials.account_sid}`;
