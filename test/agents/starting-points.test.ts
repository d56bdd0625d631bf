import { describe, expect, it } from "vitest";
import { Configuration } from "../../src/agents/configuration.ts";
import { findStartingPoint, STARTING_POINTS } from "../../src/agents/starting-points/all.ts";
import { mintClient } from "../support/client.ts";

interface Tried {
  analysis: { data: Record<string, unknown> };
  actions: { name: string; would_fire: boolean }[];
}

/** What each example call says, and what follows from it; the call began on 4 May 2026 at 10:00 UTC. */
const EXPECTED = {
  "lead-qualification": {
    en: {
      data: {
        customer_name: "Jane Miller",
        company: "Blue Harbor Logistics",
        email: "jane.miller@blueharbor.example",
        interest_level: "high",
        team_size: 12,
        follow_up_required: true,
        follow_up_date: "2026-05-05T15:00:00+00:00",
      },
      fires: ["Call back", "Hot lead to CRM"],
    },
    tr: {
      data: {
        customer_name: "Elif Yılmaz",
        company: "Mavi Liman Lojistik",
        email: "elif.yilmaz@maviliman.example",
        interest_level: "yüksek",
        team_size: 12,
        follow_up_required: true,
        follow_up_date: "2026-05-05T15:00:00+03:00",
      },
      fires: ["Geri ara", "Sıcak adayı CRM'e ilet"],
    },
  },
  "appointment-reminder": {
    en: {
      data: {
        patient_name: "Thomas Reed",
        attendance: "reschedule",
        new_appointment: "2026-05-07T14:30:00+00:00",
        call_again: true,
        note: null,
      },
      fires: ["Change the calendar", "Call again later"],
    },
    tr: {
      data: {
        patient_name: "Murat Kaya",
        attendance: "erteleme",
        new_appointment: "2026-05-07T14:30:00+03:00",
        call_again: true,
        note: null,
      },
      fires: ["Takvimi değiştir", "Sonra tekrar ara"],
    },
  },
  "support-triage": {
    en: {
      data: {
        customer_name: "Maria Lopez",
        order_number: "48213",
        category: "technical",
        urgency: "critical",
        ticket_wanted: true,
        callback_number: "+14155550134",
      },
      fires: ["Open a ticket", "Page the team"],
    },
    tr: {
      data: {
        customer_name: "Ayşe Demir",
        order_number: "48213",
        category: "teknik",
        urgency: "kritik",
        ticket_wanted: true,
        callback_number: "05325550134",
      },
      fires: ["Kayıt aç", "Ekibe bildir"],
    },
  },
  collections: {
    en: {
      data: {
        invoice_number: "7719",
        outcome: "promised",
        promised_amount: 250,
        promised_date: "2026-05-08",
        wants_person: true,
      },
      fires: ["Remind on the promised day", "Hand over to a person"],
    },
    tr: {
      data: {
        invoice_number: "7719",
        outcome: "ödeme sözü",
        promised_amount: 250,
        promised_date: "2026-05-08",
        wants_person: true,
      },
      fires: ["Söz verilen günde hatırlat", "Bir kişiye ilet"],
    },
  },
  survey: {
    en: {
      data: { score: 4, satisfaction: "dissatisfied", waiting_minutes: 15, may_call_again: true },
      fires: ["Answer to the sheet", "Ask what went wrong"],
    },
    tr: {
      data: { score: 4, satisfaction: "memnun değil", waiting_minutes: 15, may_call_again: true },
      fires: ["Yanıtı tabloya gönder", "Nedenini sor"],
    },
  },
};

async function tryExample(id: string, language: "en" | "tr") {
  const client = await mintClient();
  const told = findStartingPoint(id)?.[language];
  const made = await client.send<{ agent_id: string }>("POST", "/v1/agents", told?.configuration);
  expect(made).toMatchObject({ status: 201 });
  const { body } = await client.send<Tried>("POST", `/v1/agents/${made.body.agent_id}/test`, {
    ...told?.call,
    started_at: "2026-05-04T10:00:00Z",
    duration_ms: 90_000,
    transcript: told?.example,
  });
  const fires = body.actions.filter(({ would_fire }) => would_fire).map(({ name }) => name);
  return { data: body.analysis.data, fires };
}

describe.each(Object.entries(EXPECTED))("the starting point %s", (id, expected) => {
  it.each(["en", "tr"] as const)("is taken by the API, and reads its example call (%s)", async (language) => {
    expect(await tryExample(id, language)).toEqual(expected[language]);
  });
});

describe("the starting points", () => {
  it("are all tried above", () => {
    expect(STARTING_POINTS.map(({ id }) => id)).toEqual(Object.keys(EXPECTED));
    expect(findStartingPoint("__proto__")).toBeNull();
  });

  it("have examples in which every action has something to do", () => {
    for (const { id, en } of STARTING_POINTS) {
      const actions = Configuration.parse(en.configuration).post_call_actions;
      expect(EXPECTED[id as "survey"].en.fires).toEqual(actions.map(({ name }) => name));
    }
  });

  it("ask the same fields, and do the same, in both languages", () => {
    for (const { en, tr } of STARTING_POINTS) {
      const [one, other] = [en, tr].map(({ configuration }) => {
        const { post_call_data_extraction: fields, post_call_actions: actions } =
          Configuration.parse(configuration);
        return {
          fields: fields.map(({ name, type }) => [name, type]),
          actions: actions.map(({ type }) => type),
        };
      });
      expect(one).toEqual(other);
    }
  });

  it("describe every field, and send nothing to anybody until a receiver is named", () => {
    for (const { en, tr } of STARTING_POINTS) {
      for (const { configuration, about } of [en, tr]) {
        expect(about.length).toBeGreaterThan(40);
        const { post_call_data_extraction: fields, post_call_actions: actions } =
          Configuration.parse(configuration);
        expect(fields.filter(({ description }) => description.length < 10)).toEqual([]);
        const hosts = actions.map((action) =>
          action.type === "webhook" ? new URL(action.config.url).host : "",
        );
        expect(hosts.filter((host) => host !== "" && !host.endsWith(".example"))).toEqual([]);
      }
    }
  });
});
