import { createMessageBatch } from "cloudflare:test";
import { expect, test } from "vitest";
import { consume } from "../../src/jobs/consume.ts";
import { knock } from "../../src/jobs/message.ts";
import type { DeliveryKey } from "../../src/store/deliveries.ts";
import { endpointSetting } from "../webhooks/endpoints/setting.ts";

/** As many deliveries as one invocation takes, in batches that come one after the other, as they do locally. */
const BATCH = 5;

test("an endpoint that never answers holds up no batch, and nobody else's deliveries", async () => {
  const silence = Promise.withResolvers<void>();
  const asked: string[] = [];
  const setting = await endpointSetting({
    fetch: async (url) => {
      asked.push(url.hostname);
      if (url.hostname === "silent.example") await silence.promise;
      return new Response("ok");
    },
  });
  await setting.endpoint({ url: "https://silent.example/", events: ["call.analyzed"] });
  await setting.endpoint({ url: "https://brisk.example/", events: ["call.analyzed"] });
  for (let calls = 0; calls < 10; calls += 1) await setting.happen();
  const silent = new Set(
    (await setting.deliveries("url=https://silent.example/")).map(({ delivery_id }) => delivery_id),
  );
  const keys = setting.knocks.deliveries.splice(0);
  const isSilent = ({ deliveryId }: DeliveryKey) => silent.has(deliveryId);
  // The worst order: two whole batches go to the one that hangs before the other's turn comes.
  const ordered = [...keys.filter(isSilent), ...keys.filter((key) => !isSilent(key))];
  expect(ordered).toHaveLength(20);

  const running: Promise<void>[] = [];
  for (let from = 0; from < ordered.length; from += BATCH) {
    const messages = ordered.slice(from, from + BATCH).map((key, n) => ({
      ...{ id: `m${from + n}`, timestamp: new Date(), attempts: 1, body: knock.deliver(key) },
    }));
    const batch = createMessageBatch("aftercall-deliveries", messages);
    // Each batch is over while the first ten requests are still without an answer.
    await consume(setting.services, batch, (work) => void running.push(work));
  }
  await Promise.all(running.slice(10));
  expect(asked.filter((host) => host === "silent.example")).toHaveLength(10);
  const statuses = async (host: string) =>
    new Set((await setting.deliveries(`url=https://${host}/`)).map(({ status }) => status));
  expect(await statuses("brisk.example")).toEqual(new Set(["delivered"]));
  expect(await statuses("silent.example")).toEqual(new Set(["pending"]));

  silence.resolve();
  await Promise.all(running);
  expect(await statuses("silent.example")).toEqual(new Set(["delivered"]));
});
