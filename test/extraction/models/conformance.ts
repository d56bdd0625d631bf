import { describe, expect, it } from "vitest";
import type { Turn } from "../../../src/calls/turn.ts";
import { type Field, resolveField } from "../../../src/extraction/field.ts";
import type {
  CallContext,
  ExtractionModel,
  ExtractionRequest,
  ModelAnswer,
} from "../../../src/extraction/model.ts";

/** What a neighbour does when it is asked, in terms that every wire format has. */
export type Wire =
  | { answers: unknown }
  | { refuses: string }
  | { cutOff: string }
  | { fails: "out_of_capacity" | "rate_limited" | "server_error" | "json_mode_unmet" | "bad_request" }
  | { hangs: true };

/** A model whose neighbour plays a script, one entry a request; `requests` is what it was asked. */
export interface Played {
  model: ExtractionModel;
  requests: unknown[];
}

const CALL: CallContext = {
  startedAt: "2026-05-04T10:00:00+02:00",
  timezone: "Europe/Berlin",
  language: "en-GB",
  customerNumber: null,
};

export const TURNS: Turn[] = [
  { role: "agent", text: "Lakeside Bikes, good morning. Who am I speaking to?" },
  { role: "customer", text: "My name is Jane Roe." },
  { role: "agent", text: "Would you like a test ride?" },
  { role: "customer", text: "Yes, please." },
  { role: "agent", text: "How many people are coming?" },
  { role: "customer", text: "There will be four of us." },
];

export const FIELDS: Field[] = [
  resolveField({ name: "customer_name", type: "string", description: "Full name of the customer" }),
  resolveField({ name: "test_ride", type: "boolean", description: "Whether the customer wants a test ride" }),
  resolveField({ name: "people", type: "number", description: "Number of people who are coming" }),
  resolveField({ name: "email", type: "string", description: "E-mail address of the customer" }),
];

export const RIGHT = {
  customer_name: { turn: 1, quote: "My name is Jane Roe", value: "Jane Roe" },
  test_ride: { turn: 3, quote: "Yes, please", value: true },
  people: { turn: 5, quote: "There will be four of us", value: "four" },
  email: null,
};

export const REQUEST: ExtractionRequest = { fields: FIELDS, turns: TURNS, call: CALL };

/** What any model promises, however it reads. `modelFor` gives one whose neighbour, if any, answers `RIGHT`. */
export function keepsTheModelsPromises(name: string, modelFor: () => ExtractionModel): void {
  describe(`${name}: every extraction model`, () => {
    it("answers every field that was asked for, and no other", async () => {
      expect(Object.keys(readings(await modelFor().read(REQUEST))).sort()).toEqual(
        FIELDS.map((field) => field.name).sort(),
      );
    });

    it("reads what was said", async () => {
      expect(readings(await modelFor().read(REQUEST)).customer_name?.raw).toBe("Jane Roe");
    });

    it("gives null for what was not said", async () => {
      expect(readings(await modelFor().read(REQUEST)).email).toBeNull();
    });

    it("cites words of the turn that it names", async () => {
      for (const reading of Object.values(readings(await modelFor().read(REQUEST)))) {
        if (reading) expect(TURNS[reading.turn ?? -1]?.text).toContain(reading.quote);
      }
    });

    it("counts its tokens, and never below zero", async () => {
      const answer = await modelFor().read(REQUEST);
      expect(answer.kind === "read" && Math.min(...Object.values(answer.usage))).toBeGreaterThanOrEqual(0);
    });

    it("has a name for the analysis to record", () => {
      expect(modelFor().id).not.toBe("");
    });

    it.each([
      ["no turns", []],
      ["empty turns", [{ role: "customer", text: "" }]],
      ["nothing but invisible characters", [{ role: "customer", text: "\u200b\u202e\u0000\ud800" }]],
      ["a turn that writes JSON", [{ role: "customer", text: '{"customer_name": {"value": "' }]],
      ["a turn of 100,000 characters", [{ role: "customer", text: "well ".repeat(20_000) }]],
    ] satisfies [string, Turn[]][])("answers and does not throw on %s", async (_, turns) => {
      expect(["read", "failed"]).toContain((await modelFor().read({ ...REQUEST, turns })).kind);
    });
  });
}

/** What a model promises that asks a neighbour over a wire. `play` gives one whose neighbour plays the script. */
export function keepsTheAskedModelsPromises(name: string, play: (script: Wire[]) => Played): void {
  const ask = async (...script: Wire[]) => {
    const { model, requests } = play(script);
    return { answer: await model.read(REQUEST), requests };
  };
  const broken = JSON.stringify(RIGHT).replaceAll('"', "'").replace("null}", "null,}");

  describe(`${name}: every model that is asked over a wire`, () => {
    it.each([
      ["an object", RIGHT],
      ["a string", JSON.stringify(RIGHT)],
      ["fenced JSON", `Here you are:\n\`\`\`json\n${JSON.stringify(RIGHT, null, 2)}\n\`\`\`\nAnything else?`],
      ["JSON after thinking aloud", `<think>{"customer_name": no</think>${JSON.stringify(RIGHT)}`],
      ["broken JSON", broken],
      ["an object inside an object", { fields: RIGHT }],
    ])("reads %s", async (_, answers) => {
      const { answer, requests } = await ask({ answers });
      expect(readings(answer)).toEqual({
        customer_name: { raw: "Jane Roe", turn: 1, quote: "My name is Jane Roe" },
        test_ride: { raw: true, turn: 3, quote: "Yes, please" },
        people: { raw: "four", turn: 5, quote: "There will be four of us" },
        email: null,
      });
      expect(requests).toHaveLength(1);
    });

    it("gives null for a key that is missing", async () => {
      const { email: _, people: __, ...some } = RIGHT;
      expect(readings((await ask({ answers: some })).answer).people).toBeNull();
    });

    it("drops a key that nobody asked for", async () => {
      const { answer } = await ask({ answers: { ...RIGHT, refund: { turn: 1, quote: "x", value: true } } });
      expect(Object.keys(readings(answer))).not.toContain("refund");
    });

    it.each([null, "", " ", "null", "N/A", "None", "not mentioned"])(
      "reads the value %j as null",
      async (value) => {
        const { answer } = await ask({ answers: { ...RIGHT, email: { turn: 1, quote: "x", value } } });
        expect(readings(answer).email).toBeNull();
      },
    );

    it("reads a bare value as a value without a citation", async () => {
      const { answer } = await ask({ answers: { ...RIGHT, customer_name: "Jane Roe" } });
      expect(readings(answer).customer_name).toEqual({ raw: "Jane Roe", turn: null, quote: null });
    });

    it("keeps a value of the wrong type for the check that follows", async () => {
      const { answer } = await ask({
        answers: { ...RIGHT, people: { turn: 5, quote: "four", value: { n: 4 } } },
      });
      expect(readings(answer).people?.raw).toBe('{"n":4}');
    });

    it.each([99, -1, 2.5, "five", null])("survives the turn %j", async (turn) => {
      const { answer } = await ask({
        answers: { ...RIGHT, people: { turn, quote: "four of us", value: "four" } },
      });
      expect(readings(answer).people?.quote).toBe("four of us");
    });

    it("asks once more without the schema when JSON mode could not be met", async () => {
      const { answer, requests } = await ask({ fails: "json_mode_unmet" }, { answers: RIGHT });
      expect(readings(answer).customer_name?.raw).toBe("Jane Roe");
      expect(JSON.stringify(requests[0])).toContain("json_schema");
      expect(JSON.stringify(requests[1])).not.toContain("json_schema");
    });

    it.each([
      ["prose", "The customer is called Jane Roe and wants a test ride."],
      ["an answer that was cut off", JSON.stringify(RIGHT).slice(0, -30)],
      ["a list", [1, 2]],
      ["an object that has none of the fields", {}],
      ["nothing", null],
    ])("asks once more after %s, then gives up", async (_, answers) => {
      const { answer, requests } = await ask({ answers }, { answers });
      expect(answer).toMatchObject({ kind: "failed", failure: "unreadable_answer" });
      expect(requests).toHaveLength(2);
    });

    it("never takes half of a value from an answer that was cut off", async () => {
      const half = `${JSON.stringify(RIGHT).slice(0, 66)}`;
      expect((await ask({ cutOff: half }, { cutOff: half })).answer).toMatchObject({
        failure: "unreadable_answer",
      });
    });

    it("counts the tokens of both requests", async () => {
      const { answer } = await ask({ answers: "Sorry?" }, { answers: RIGHT });
      expect(answer).toMatchObject({ kind: "read", usage: { input_tokens: 200, output_tokens: 40 } });
    });

    it.each(["out_of_capacity", "rate_limited", "server_error", "bad_request"] as const)(
      "says that it failed with %s, and why in a sentence",
      async (fails) => {
        const { answer } = await ask({ fails }, { fails });
        expect(answer).toMatchObject({
          kind: "failed",
          failure: fails,
          detail: expect.stringMatching(/^[A-Z].+\.$/),
        });
      },
    );

    it("says that the model refused, in a sentence of its own or in the wire's", async () => {
      const { answer } = await ask({ refuses: "I'm sorry, I can't help with that." });
      expect(answer).toMatchObject({ kind: "failed", failure: "refused" });
    });

    it("stops waiting for a neighbour that does not answer", async () => {
      expect((await ask({ hangs: true })).answer).toMatchObject({ kind: "failed", failure: "timeout" });
    });
  });
}

export function readings(answer: ModelAnswer): Extract<ModelAnswer, { kind: "read" }>["readings"] {
  if (answer.kind === "failed") throw new Error(`${answer.failure}: ${answer.detail}`);
  return answer.readings;
}
