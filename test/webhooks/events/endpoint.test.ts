import { expect, test } from "vitest";
import { schemaOf } from "../../../src/webhooks/events/catalogue.ts";
import { receivers } from "../receivers.ts";

const OWN = { agent_name: "Line", webhook_url: "https://own.example/", webhook_events: ["call.analyzed"] };

test.each([
  ["an endpoint", "gone.example", "endpoint_id"],
  ["an agent's own webhook", "own.example", "agent_id"],
])("that %s was disabled is told as its schema has it", async (_, host, member) => {
  const setting = await receivers(OWN);
  await setting.at("gone.example");
  await setting.at("good.example", { events: ["endpoint.disabled"] });
  setting.answers[host] = 410;
  await setting.happen();
  await setting.deliverAll();
  await setting.deliverAll();
  const [told, ...more] = setting.to("good.example");
  expect(more).toEqual([]);
  expect(schemaOf("endpoint.disabled").parse(told?.event)).toEqual(told?.event);
  expect(told?.event.data).toHaveProperty(member);
});
