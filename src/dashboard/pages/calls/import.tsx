import type { FieldError } from "../../../errors.ts";
import { startImport } from "../../../imports/start-import.ts";
import { agentsToChoose } from "../../agents-to-choose.ts";
import { type DashboardContext, handlers } from "../../context.ts";
import { page } from "../../page.tsx";
import { type FormValues, initialValues, sentValues } from "../../parts/form-values.ts";
import { readSentFile, refusedFile } from "../../parts/sent-file.ts";
import { importsWords as words } from "../../words/imports.ts";
import { ImportCallsPage } from "./import-page.tsx";

export const showImportCalls = handlers((c) =>
  show(c, { values: initialValues({ agent_id: c.req.query("agent_id") }), errors: [] }),
);

/** Reads the file, counts its calls, and leads to where a person begins it. */
export const importCalls = handlers(async (c) => {
  const { t } = c.get("viewer");
  const form = await c.req.formData();
  const values = sentValues(form);
  const sent = await readSentFile(form, { file: "file", text: "text" });
  const refuse = (errors: readonly FieldError[]) => show(c, { values, errors });
  if (values.one("agent_id") === "") return refuse([{ field: "agent_id", message: t(words.choose) }]);
  if ("wrong" in sent) return refuse([{ field: sent.input, message: t(sent.wrong) }]);
  try {
    const { import_id: id } = await startImport(c.env.services, c.get("signedIn"), {
      ...{ kind: "calls", content: sent.text, file_name: sent.name, begin: false },
      agent_id: values.one("agent_id"),
    });
    return c.redirect(`/dashboard/tasks/imports/${id}`, 303);
  } catch (error) {
    return refuse(refusedFile(error, sent.input));
  }
});

async function show(c: DashboardContext, form: { values: FormValues; errors: readonly FieldError[] }) {
  const agents = await agentsToChoose(c);
  return page(c, <ImportCallsPage {...form} agents={agents} />, {
    title: c.get("viewer").t(words.importCalls),
    status: form.errors.length > 0 ? 422 : 200,
  });
}
