import type { FieldError } from "../../../../errors.ts";
import { startImport } from "../../../../imports/start-import.ts";
import { stepImport } from "../../../../imports/step-import.ts";
import { handlers } from "../../../context.ts";
import { sentValues } from "../../../parts/form-values.ts";
import { readSentFile, refusedFile } from "../../../parts/sent-file.ts";
import { importReceived } from "../../tasks/import-received.ts";
import { showList } from "./show-list.tsx";

/** Takes a list: its first rows at once, and the others by themselves. */
export const importList = handlers(async (c) => {
  const { t } = c.get("viewer");
  const { services } = c.env;
  const form = await c.req.formData();
  const values = sentValues(form);
  const refuse = (errors: readonly FieldError[]) => showList(c, { values, errors });
  const sent = await readSentFile(form, { file: "file", text: "csv" });
  if ("wrong" in sent) return refuse([{ field: sent.input, message: t(sent.wrong) }]);
  const country = values.one("country") || null;
  const asked = { kind: "suppressions", content: sent.text, file_name: sent.name, country };
  try {
    const { import_id: importId } = await startImport(services, c.get("signedIn"), asked);
    await stepImport(services, { workspaceId: c.get("workspaceId"), importId });
    return importReceived(c, importId);
  } catch (error) {
    return refuse(refusedFile(error, sent.input));
  }
});
