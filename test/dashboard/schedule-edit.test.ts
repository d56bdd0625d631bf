import { describe, expect, test } from "vitest";
import { scheduleSetting } from "../api/schedules/setting.ts";
import { signedInVisitor, textOf } from "./support/browser.ts";
import { formInputs } from "./support/form-inputs.ts";

const WINDOW = { days: ["monday", "friday"], start: "10:00", end: "18:00", timezone: "callee" };
const RULES = {
  recurrence: { frequency: "weekly", interval: 2, days_of_week: ["thursday"], skip_dates: ["2099-05-21"] },
  calling_window: { ...WINDOW, days: ["thursday"], public_holidays: "ring" },
  retry: { attempts: 3, delay_minutes: 90, on: ["busy"], by_outcome: { voicemail: { attempts: 2 } } },
  dynamic_variables: { name: "Ayşe", visits: 3, likes: ["tea"], "odd=name": "kept" },
  metadata: { ticket: "T-1" },
};

/** The form alone: the page has others. */
const formOf = (html: string) => {
  const from = html.indexOf('id="change-form"');
  return html.slice(from, html.indexOf("</form>", from));
};

/** A schedule with rules of every kind, its form, and the fields of that form as a browser would send them. */
async function edited(change: object = RULES) {
  const setting = await scheduleSetting();
  const visitor = await signedInVisitor(setting.client);
  const { schedule_id: id } = await setting.book(change);
  const path = `/dashboard/schedules/${id}/edit`;
  const { html } = await visitor.get(path);
  const fields = formInputs(formOf(html));
  return {
    ...{ setting, visitor, id, path, html, fields },
    read: () => setting.read(id),
    /** The form as it stands, with other values under these names. */
    send: (others: Record<string, string | string[]> = {}, of = fields) => {
      const kept = of.filter(([name]) => !(name in others) && name !== "do" && name !== "csrf");
      const said = Object.entries(others).flatMap(([name, value]) =>
        [value].flat().map((one): [string, string] => [name, one]),
      );
      return visitor.post(path, [...kept, ...said]);
    },
  };
}

describe("the form that changes a schedule", () => {
  test("holds what stands, and saved as it is changes nothing", async () => {
    const { read, send, html } = await edited();
    expect(html).toContain('value="2099-05-07T14:30"');
    expect(html).toContain("visits = 3\nlikes = [&quot;tea&quot;]");
    const before = await read();
    const { status } = await send();
    expect(status).toBe(303);
    const after = await read();
    expect({ ...after, updated_at: null }).toEqual({ ...before, updated_at: null });
    expect(after.dynamic_variables).toEqual(RULES.dynamic_variables);
  });

  test("saves another recurrence, other hours, tries, variables and notes, and tells of the next call", async () => {
    const { read, send, visitor } = await edited();
    const { status, headers } = await send({
      "recurrence.frequency": "daily",
      "recurrence.interval": "3",
      "recurrence.skip_dates": "",
      "recurrence.max_runs": "4",
      calling_window: "",
      "retry.attempts": "2",
      "retry.on": ["no_answer", "busy"],
      dynamic_variables: 'name = Zeynep\nvisits = 4\nlikes = ["tea"]\nbed = 12',
      metadata: "ticket = T-2",
    });
    expect(status).toBe(303);
    expect(await read()).toMatchObject({
      recurrence: { frequency: "daily", interval: 3, max_runs: 4 },
      calling_window: null,
      retry: {
        attempts: 2,
        delay_minutes: 90,
        on: ["no_answer", "busy"],
        by_outcome: { voicemail: { attempts: 2 } },
      },
      metadata: { ticket: "T-2" },
    });
    const { dynamic_variables: variables } = await read();
    expect(variables).toEqual({ "odd=name": "kept", name: "Zeynep", visits: 4, likes: ["tea"], bed: "12" });
    const { html } = await visitor.get(headers.get("location") ?? "");
    expect(textOf(html)).toContain(
      "The changes are saved. The next call is at 7 May 2099, 14:30 (Europe/Istanbul).",
    );
  });

  test("takes the special rules for single outcomes away only where asked to", async () => {
    const { read, send, html } = await edited();
    expect(textOf(html)).toContain("Keep the special rules that it has");
    await send({ "retry.own": [], "retry.attempts": "1" });
    expect((await read()).retry).toBeNull();
  });

  test("says when it would ring before anything is saved", async () => {
    const { read, send, html } = await edited();
    expect(textOf(html)).toContain("As it stands, it rings at these times 7 May 2099");
    const before = await read();
    const shown = await send({ "recurrence.frequency": "daily", "recurrence.interval": "1", do: "check" });
    expect(shown.status).toBe(200);
    const text = textOf(shown.html);
    expect(text).toContain("It would ring at these times");
    expect(text).toContain("8 May 2099");
    expect(text).toContain("Nothing is saved yet.");
    expect(shown.html).toContain('<option value="daily" selected');
    expect(await read()).toEqual(before);
  });

  test("says beside each input what is wrong, keeps what was written, and saves nothing", async () => {
    const { read, send } = await edited();
    const before = await read();
    const wrong = { "recurrence.until": "2099-01-01", "retry.attempts": "99", "calling_window.end": "25:99" };
    for (const check of [{}, { do: "check" }]) {
      const { status, html } = await send({ ...wrong, ...check });
      expect(status).toBe(422);
      for (const field of ["retry-attempts", "calling_window-end"]) {
        expect(html).toContain(`id="in-${field}-error"`);
      }
      expect(html).toContain('value="99"');
      expect(textOf(html)).toContain("What the form says cannot be");
    }
    const until = await send({ "recurrence.until": "2099-01-01" });
    expect(until.status).toBe(422);
    expect(until.html).toContain('id="in-recurrence-until-error"');
    expect(await read()).toEqual(before);
  });

  test("lets what is over alone", async () => {
    const { setting, id, path, visitor, send } = await edited();
    await setting.act(id, "cancel");
    const { status, headers } = await visitor.get(path);
    expect([status, headers.get("location")]).toEqual([303, `/dashboard/schedules/${id}`]);
    const refused = await send({ "retry.attempts": "2" });
    expect(refused.status).toBe(422);
    expect(textOf(refused.html)).toMatch(/is canceled, so it can no longer be changed/);
    expect((await visitor.get(`/dashboard/schedules/${id}`)).html).not.toContain(`${id}/edit`);
  });

  test("of another workspace is not there", async () => {
    const { path } = await edited();
    const other = await signedInVisitor();
    expect((await other.get(path)).status).toBe(404);
    expect((await other.post(path, { scheduled_at: "2099-05-08T10:00" })).status).toBe(404);
  });

  test("is reached from the schedule's page, which shows its notes", async () => {
    const { visitor, id } = await edited();
    const { html } = await visitor.get(`/dashboard/schedules/${id}`);
    expect(html).toContain(`href="/dashboard/schedules/${id}/edit"`);
    expect(textOf(html)).toContain("Notes ticket = T-1");
  });
});
