import { expect, test } from "vitest";
import { viewProvider } from "../../src/connections/view-provider.ts";
import { echo, mute } from "./made-up-providers.ts";

test("a provider is shown with what it can do and what a connection to it holds", () => {
  expect(viewProvider(echo)).toEqual({
    ...{ id: "echo", name: "Echo", instead: {} },
    can: { dial: true, end: true, transfer: true, live_turns: true, fetch_transcript: true },
    credentials: [
      { name: "api_key", required: true },
      { name: "webhook_secret", required: true },
      { name: "region", required: false },
    ],
    settings: [{ name: "greeting", required: false }],
  });
});

test("credentials of several forms are shown together; required is what none of the forms can do without", () => {
  const { can, credentials, settings, instead } = viewProvider(mute);
  expect(can).toEqual({
    dial: false,
    end: false,
    transfer: false,
    live_turns: false,
    fetch_transcript: false,
  });
  expect(credentials).toEqual([
    { name: "kind", required: true },
    { name: "webhook_secret", required: true },
    { name: "account", required: false },
    { name: "token", required: false },
  ]);
  expect(settings).toEqual([]);
  expect(instead).toEqual(mute.instead);
});
