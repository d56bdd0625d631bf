import { beforeAll, describe, expect, test } from "vitest";
import {
  ANY_TIME,
  SOON,
  scheduleSetting,
  THURSDAY,
  TURKISH,
  WITH_RING,
  ZONE,
} from "../api/schedules/setting.ts";
import { signedInVisitor, textOf, type Visitor } from "./support/browser.ts";

type Setting = Awaited<ReturnType<typeof scheduleSetting>>;

const HERE = "/dashboard/schedules";
/** The month of every schedule that no test moves. */
const MAY = `${HERE}?day=2099-05-01&zone=${ZONE}`;

async function open(): Promise<{ setting: Setting; visitor: Visitor }> {
  const setting = await scheduleSetting();
  return { setting, visitor: await signedInVisitor(setting.client) };
}

/** The text of one element of a page, found by a part of its opening tag. */
function partOf(html: string, tag: string, having: string): string {
  const from = html.indexOf(having);
  if (from < 0) return "";
  return textOf(html.slice(html.lastIndexOf("<", from), html.indexOf(`</${tag}>`, from)));
}

describe("the calendar of schedules", () => {
  let setting: Setting;
  let visitor: Visitor;
  beforeAll(async () => {
    ({ setting, visitor } = await open());
  });

  test("shows what is to come as a table under the weekdays, with the way to each", async () => {
    const { schedule_id: id } = await setting.book();
    const { html } = await visitor.get(MAY);
    expect(html).toMatch(/<th scope="col" abbr="Thursday">Thu<\/th>/);
    const thursday = partOf(html, "td", 'datetime="2099-05-07"');
    expect(thursday).toContain("14:30");
    expect(thursday).toContain(TURKISH);
    expect(html).toContain(`href="/dashboard/schedules/${id}"`);
    expect(textOf(html)).toContain("May 2099");
  });

  test("shows the times in any zone, with the callee's own beside", async () => {
    const { html } = await visitor.get(`${HERE}?view=list&span=day&day=2099-05-07&zone=Asia/Tokyo`);
    const text = textOf(html);
    expect(text).toContain("20:30 14:30 in Europe/Istanbul");
    expect(text).toContain("Times in Asia/Tokyo");
    // The same moment is another day there.
    const kiritimati = await visitor.get(`${HERE}?view=list&span=day&day=2099-05-08&zone=Pacific/Kiritimati`);
    expect(textOf(kiritimati.html)).toContain("01:30");
  });

  test("lists the seven days from one on, so that none of those to come is left out", async () => {
    const shown = async (day: string) =>
      textOf((await visitor.get(`${HERE}?view=list&day=${day}&zone=${ZONE}`)).html);
    expect(await shown("2099-05-03")).toMatch(/Sun,? 3 May( 2099)? – Sat,? 9 May( 2099)? .*14:30/);
    expect(await shown("2099-04-30")).not.toContain("14:30");
  });

  test("says that a zone is unknown, and shows one that is known", async () => {
    const { status, html } = await visitor.get(`${HERE}?day=2099-05-01&zone=Mars/Olympus`);
    expect(status).toBe(200);
    expect(textOf(html)).toContain("There is no such zone. Use a name such as Europe/Istanbul");
  });

  test("shows the next runs of what repeats, and what shifted or skips one with the reason", async () => {
    const { setting, visitor } = await open();
    await setting.book({
      scheduled_at: "2099-06-01T07:00:00",
      recurrence: { frequency: "daily", max_runs: 3, skip_dates: ["2099-06-02"] },
    });
    const { html } = await visitor.get(`${HERE}?view=list&span=week&day=2099-06-01&zone=${ZONE}`);
    const text = textOf(html);
    expect(partOf(html, "section", 'id="day-2099-06-01"')).toMatch(/1 call/);
    expect(text).toContain("2 Jun 2099 is a day to be left out.");
    expect(text).toContain(
      "Mon, 1 Jun 2099, 07:00 is outside the calling window (Mon, Tue, Wed, Thu, Fri, Sat, 09:00–20:00)",
    );
    expect(text.match(/Shifted/g)).toHaveLength(3);
    expect(text).toContain("Skipped");
  });

  test("shows some of a crowded day, says how many are left, and leads to all of them", async () => {
    const { setting, visitor } = await open();
    for (let minute = 10; minute < 16; minute++) {
      await setting.book({ scheduled_at: `2099-05-07T14:${minute}:00` });
    }
    const { html } = await visitor.get(MAY);
    const cell = partOf(html, "td", 'datetime="2099-05-07"');
    expect(cell).toContain("2 more");
    expect(cell).not.toContain("14:15");
    const [, address = ""] = /<a href="([^"]+)">2 more/.exec(html) ?? [];
    const day = textOf((await visitor.get(address.replace(/&amp;/g, "&"))).html);
    expect(day).toContain("6 calls");
    expect(day).toContain("14:15");
  });

  test("says up to when it shows what repeats, where there is too much of it", async () => {
    const { setting, visitor } = await open();
    const plan = { scheduled_at: "2099-06-01T14:00:00", recurrence: { frequency: "daily" } };
    for (let count = 0; count < 7; count++) await setting.book(plan);
    const month = textOf((await visitor.get(`${HERE}?day=2099-06-01&zone=${ZONE}`)).html);
    expect(month).toContain("So much repeats that its later runs are shown only up to Tue 23 Jun:");
    const week = textOf((await visitor.get(`${HERE}?span=week&day=2099-06-01&zone=${ZONE}`)).html);
    expect(week).not.toContain("So much repeats");
  });

  test("is filtered by agent and by number", async () => {
    const { setting, visitor } = await open();
    await setting.book();
    const other = await setting.client.send("POST", "/v1/agents", { agent_name: "Support", timezone: ZONE });
    const mine = await visitor.get(`${MAY}&agent=${setting.agentId}&number=${encodeURIComponent(TURKISH)}`);
    expect(mine.html).toContain("/dashboard/schedules/sched_");
    const others = await visitor.get(`${MAY}&agent=${other.body.agent_id}`);
    expect(others.html).not.toContain("/dashboard/schedules/sched_");
    expect(textOf(others.html)).toContain("No schedule matches");
  });

  test("leaves what is over to the list of that status", async () => {
    const { setting, visitor } = await open();
    const { schedule_id: id } = await setting.book();
    await setting.act(id, "cancel");
    expect((await visitor.get(MAY)).html).not.toContain(id);
    const canceled = await visitor.get(`${HERE}?status=canceled`);
    expect(canceled.html).toContain(id);
    expect(textOf(canceled.html)).toContain("Canceled on request.");
    expect((await visitor.get(`${HERE}?status=failed`)).html).not.toContain(id);
    expect((await visitor.get(`${HERE}?status=any`)).html).toContain(id);
  });

  test("says to an empty workspace what comes here and how, in the viewer's language", async () => {
    const visitor = await signedInVisitor();
    expect(textOf((await visitor.get(HERE)).html)).toContain("No call is planned here");
    visitor.cookies.set("language", "tr");
    const turkish = textOf((await visitor.get(HERE)).html);
    expect(turkish).toContain("Burada planlanmış arama yok");
    expect(turkish).toContain("Takvim");
  });
});

describe("one schedule", () => {
  test("tells its facts in plain words, why its time was chosen, and the times after it", async () => {
    const { setting, visitor } = await open();
    const { schedule_id: id } = await setting.book({
      scheduled_at: "2099-05-07T07:00:00",
      recurrence: { frequency: "weekly", interval: 2, days_of_week: ["monday", "thursday"], max_runs: 5 },
      retry: { attempts: 3, delay_minutes: 90 },
      dynamic_variables: { customer_name: "<b>Elif</b>" },
    });
    const { html } = await visitor.get(`${HERE}/${id}`);
    const text = textOf(html);
    expect(text).toContain("Every 2 weeks, on Monday, Thursday, 5 calls at most");
    expect(text).toContain("Up to 3 tries, 90 minutes apart, after: No answer, Busy, Failed");
    expect(text).toContain("is outside the calling window");
    expect(text).toContain("Was meant for");
    expect(text).toContain("It was planned by a person or a program.");
    expect(text).toContain("customer_name = <b>Elif</b>");
    expect(html).not.toContain("<b>Elif</b>");
    expect(partOf(html, "section", 'aria-labelledby="times-title"').match(/2099/g)?.length).toBeGreaterThan(
      4,
    );
  });

  test(
    "that followed from a call shows the words that it came from, and leads to their turn",
    WITH_RING,
    async () => {
      const { setting, visitor } = await open();
      const { client } = setting;
      const agent = await client.send("POST", "/v1/agents", {
        ...{ agent_name: "Callbacks", timezone: ZONE },
        post_call_data_extraction: [
          { name: "follow_up_date", type: "string", description: "Follow-up date in ISO 8601 format" },
        ],
        post_call_actions: [
          { type: "schedule_call", name: "Call back", config: { use_field: "follow_up_date" } },
        ],
      });
      const call = await client.send("POST", "/v1/calls", {
        ...{ agent_id: agent.body.agent_id, direction: "outbound" },
        ...{ from_number: "+902125550100", to_number: TURKISH, started_at: new Date().toISOString() },
        transcript: [
          { role: "agent", text: "When may we call you back?" },
          { role: "user", text: "Please call me back next Tuesday at 3 pm." },
        ],
      });
      await expect.poll(async () => (await setting.list()).length, SOON).toBe(1);
      const [made] = await setting.list();
      const { html } = await visitor.get(`${HERE}/${made?.schedule_id}`);
      expect(html).toMatch(
        new RegExp(`<a href="/dashboard/calls/${call.body.call_id}#turn-1">“[^<]*next Tuesday at 3 pm`),
      );
      expect(textOf(html)).toContain("follow_up_date was read as");
      expect(textOf(html)).toContain("by the action Call back");
    },
  );

  test("is moved by its form, in the zone that stands there", async () => {
    const { setting, visitor } = await open();
    const { schedule_id: id } = await setting.book();
    const answer = await visitor.post(`${HERE}/${id}/move`, {
      scheduled_at: "2099-05-08T10:00",
      timezone: "Europe/London",
    });
    expect(answer.status).toBe(303);
    expect(await setting.read(id)).toMatchObject({ scheduled_at: "2099-05-08T10:00:00+01:00" });
    const { html } = await visitor.get(`${HERE}/${id}`);
    expect(textOf(html)).toContain("Moved to 8 May 2099, 10:00 (Europe/London).");
  });

  test("moved to where the rules forbid it takes the first time after, and says the rule's sentence", async () => {
    const { setting, visitor } = await open();
    const { schedule_id: id } = await setting.book();
    await visitor.post(`${HERE}/${id}/move`, { scheduled_at: "2099-05-09T22:00", timezone: ZONE });
    const notice = partOf((await visitor.get(`${HERE}/${id}`)).html, "p", 'class="notice good"');
    expect(notice).toContain("Moved to 11 May 2099, 09:00 (Europe/Istanbul).");
    expect(notice).toContain("Saturday 2099-05-09 22:00 (Europe/Istanbul) is outside the calling window");
  });

  test("that may not be moved says why, and keeps what was asked for", async () => {
    const { setting, visitor } = await open();
    const { schedule_id: id } = await setting.book();
    const past = await visitor.post(`${HERE}/${id}/move`, {
      scheduled_at: "2020-01-01T10:00",
      timezone: ZONE,
    });
    expect(past.status).toBe(422);
    expect(textOf(past.html)).toContain("has passed: choose a time ahead.");
    expect(past.html).toMatch(/value="2020-01-01T10:00"[^>]*aria-invalid="true"/);
    const zone = await visitor.post(`${HERE}/${id}/move`, {
      scheduled_at: "2099-05-08T10:00",
      timezone: "Moon",
    });
    expect(zone.status).toBe(422);
    expect(textOf(zone.html)).toContain("Use an IANA zone name such as Europe/Istanbul.");
    await setting.suppress(TURKISH);
    const refused = await visitor.post(`${HERE}/${id}/move`, {
      ...{ scheduled_at: "2099-05-08T10:00", timezone: ZONE },
    });
    expect(refused.status).toBe(422);
    expect(textOf(refused.html)).toMatch(/is on the suppression list: Added by hand\.|is blocked/);
  });

  test("is paused, resumed and canceled by its buttons, and then has none", async () => {
    const { setting, visitor } = await open();
    const { schedule_id: id } = await setting.book();
    expect((await visitor.post(`${HERE}/${id}/pause`)).status).toBe(303);
    const paused = textOf((await visitor.get(`${HERE}/${id}`)).html);
    expect(paused).toContain("Paused: it does not ring until you resume it.");
    expect(paused).toContain("It is paused: these are the times if it were resumed now.");
    await visitor.post(`${HERE}/${id}/resume`);
    expect(await setting.read(id)).toMatchObject({ status: "active" });
    await visitor.post(`${HERE}/${id}/cancel`);
    expect(await setting.read(id)).toMatchObject({ status: "canceled" });
    const over = await visitor.get(`${HERE}/${id}`);
    expect(over.html).not.toContain(`/${id}/cancel`);
    expect(over.html).not.toContain(`/${id}/move`);
    const again = await visitor.post(`${HERE}/${id}/pause`);
    expect(again.status).toBe(409);
    expect(textOf(again.html)).toContain("is canceled, so it can no longer be changed");
  });

  test("rings when asked to, and shows the attempt with its outcome and its call", WITH_RING, async () => {
    const { setting, visitor } = await open();
    const { schedule_id: id } = await setting.book({ calling_window: ANY_TIME });
    await visitor.post(`${HERE}/${id}/run-now`);
    await expect.poll(async () => (await setting.attempts(id)).body[0]?.call_id ?? null, SOON).not.toBeNull();
    const { html } = await visitor.get(`${HERE}/${id}`);
    const attempts = partOf(html, "section", 'id="attempts"');
    expect(attempts).toMatch(/Open the call/);
    expect(html).toContain(`href="/dashboard/calls/${(await setting.attempts(id)).body[0]?.call_id}"`);
  });

  test("of another workspace is not there, by any address", async () => {
    const { setting } = await open();
    const { schedule_id: id } = await setting.book();
    const before = await setting.read(id);
    const stranger = await signedInVisitor();
    expect((await stranger.get(`${HERE}/${id}`)).status).toBe(404);
    for (const verb of ["move", "cancel", "pause", "resume", "run-now"]) {
      const fields = { scheduled_at: "2099-05-08T10:00", timezone: ZONE };
      expect((await stranger.post(`${HERE}/${id}/${verb}`, fields)).status, verb).toBe(404);
    }
    expect((await stranger.get(MAY)).html).not.toContain(id);
    expect(await setting.read(id)).toEqual(before);
  });
});

describe("the form of a new schedule", () => {
  const fields = (setting: Setting) => ({
    ...{
      agent_id: setting.agentId,
      to_number: TURKISH,
      from_number: "",
      timezone: ZONE,
      callee_timezone: "",
    },
    scheduled_at: THURSDAY.slice(0, 16),
    "retry.attempts": "1",
  });

  test("plans a call with what it says of repeating, hours and tries", async () => {
    const { setting, visitor } = await open();
    const answer = await visitor.post(`${HERE}/new`, [
      ...Object.entries({ ...fields(setting), "retry.attempts": "4", "retry.delay_minutes": "45" }),
      ["retry.on", "no_answer"],
      ["retry.on", "voicemail"],
      ["recurrence.frequency", "weekly"],
      ["recurrence.interval", "2"],
      ["recurrence.days_of_week", "tuesday"],
      ["recurrence.days_of_week", "friday"],
      // Of another frequency, and left as it stood.
      ["recurrence.day_of_month", "3"],
      ["recurrence.until", "2099-12-31"],
      ["recurrence.skip_dates", "2099-06-02\r\n\r\n2099-06-05"],
      ["calling_window", "own"],
      ["calling_window.days", "tuesday"],
      ["calling_window.days", "friday"],
      ["calling_window.start", "10:00"],
      ["calling_window.end", "16:00"],
      ["calling_window.timezone", "callee"],
      ["calling_window.public_holidays", "ring"],
      ["dynamic_variables", "customer_name = Elif\norder = A=7"],
    ]);
    expect(answer.status).toBe(303);
    const id = /sched_\w+/.exec(answer.headers.get("location") ?? "")?.[0] ?? "";
    expect(await setting.read(id)).toMatchObject({
      recurrence: {
        ...{ frequency: "weekly", interval: 2, days_of_week: ["tuesday", "friday"], until: "2099-12-31" },
        skip_dates: ["2099-06-02", "2099-06-05"],
      },
      calling_window: { days: ["tuesday", "friday"], start: "10:00", end: "16:00", public_holidays: "ring" },
      retry: { attempts: 4, delay_minutes: 45, on: ["no_answer", "voicemail"] },
      dynamic_variables: { customer_name: "Elif", order: "A=7" },
    });
    expect(textOf((await visitor.get(`${HERE}/${id}`)).html)).toContain("Planned for");
  });

  test("shows when it would ring, and saves nothing by that", async () => {
    const { setting, visitor } = await open();
    const answer = await visitor.post(`${HERE}/new`, {
      ...fields(setting),
      ...{ "recurrence.frequency": "daily", scheduled_at: "2099-05-08T21:00", do: "check" },
    });
    expect(answer.status).toBe(200);
    const preview = partOf(answer.html, "section", 'id="preview"');
    expect(preview).toContain("Nothing is saved yet.");
    expect(preview).toContain("is outside the calling window");
    expect(answer.html).toContain('value="2099-05-08T21:00"');
    expect(await setting.list()).toEqual([]);
  });

  test("keeps what was typed and says what is wrong beside it, each in its place", async () => {
    const { setting, visitor } = await open();
    const answer = await visitor.post(`${HERE}/new`, {
      ...fields(setting),
      ...{ to_number: "123", "recurrence.frequency": "daily", "recurrence.interval": "0" },
      ...{ "recurrence.skip_dates": "2099-02-30", "retry.attempts": "11", dynamic_variables: "a = <i>" },
    });
    expect(answer.status).toBe(422);
    const { html } = answer;
    expect(html).toMatch(/value="123"[^>]*aria-invalid="true"/);
    expect(html).toContain('href="#in-recurrence-interval"');
    expect(html).toMatch(
      /id="in-recurrence-skip_dates"[^>]*aria-invalid|aria-invalid="true"[^>]*>\s*2099-02-30/,
    );
    expect(html).toContain('id="in-retry-attempts-error"');
    expect(html).toContain("a = &lt;i&gt;");
    expect(await setting.list()).toEqual([]);
  });

  test("takes an agent and a number from the address", async () => {
    const { setting, visitor } = await open();
    const { html } = await visitor.get(
      `${HERE}/new?agent_id=${setting.agentId}&to_number=${encodeURIComponent(TURKISH)}`,
    );
    expect(html).toContain(`value="${TURKISH}"`);
    expect(html).toMatch(new RegExp(`<option value="${setting.agentId}" selected`));
  });
});
