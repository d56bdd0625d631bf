import { AppError, type FieldError } from "../../../../errors.ts";
import { type ImportReport, importSuppressions } from "../../../../suppressions/import.ts";
import { handlers } from "../../../context.ts";
import { page } from "../../../page.tsx";
import { sentValues } from "../../../parts/form-values.ts";
import { Heading } from "../../../parts/heading.tsx";
import { formatNumber } from "../../../parts/number.ts";
import { Facts, Table } from "../../../parts/table.tsx";
import { useViewer } from "../../../viewer.ts";
import { suppressionsWords as words } from "../../../words/suppressions.ts";
import { Settings } from "../navigation.tsx";
import { showList } from "./show-list.tsx";

/** Takes a list and says what was taken of it. Sent again, it changes nothing: so the answer is the report itself. */
export const importList = handlers(async (c) => {
  const { t } = c.get("viewer");
  const form = await c.req.formData();
  const values = sentValues(form);
  const refuse = (errors: readonly FieldError[]) => showList(c, { values, errors });
  const file = form.get("file");
  const isFile = file instanceof File && file.size > 0;
  const text = isFile ? readText(await file.arrayBuffer()) : values.one("csv");
  if (text === null) return refuse([{ field: "file", message: t(words.notUtf8) }]);
  if (text === "") return refuse([{ field: "csv", message: t(words.nothingSent) }]);
  const { name } = c.get("signedIn");
  const country = values.one("country") || null;
  try {
    const report = await importSuppressions(c.env.services, c.get("workspaceId"), name, text, country);
    return page(c, <ReportPage report={report} />, { title: t(words.report) });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const whole = [{ field: isFile ? "file" : "csv", message: error.message }];
    return refuse(error.fields.length > 0 ? error.fields : whole);
  }
});

function readText(bytes: ArrayBuffer): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: false }).decode(bytes);
  } catch {
    return null;
  }
}

function ReportPage({ report }: { report: ImportReport }) {
  const { t } = useViewer();
  const heads = [words.row, words.value, words.why];
  const list = "/dashboard/settings/suppressions";
  return (
    <Settings current="suppressions">
      <div id="suppressions">
        <Heading title={t(words.report)} trail={[{ href: list, label: t(words.title) }]}>
          <a class="button" href={list}>
            {t(words.toList)}
          </a>
        </Heading>
        <section class="card" aria-label={t(words.report)} role="status">
          <Facts
            facts={[
              [t(words.imported), <Count of={report.imported} />],
              [t(words.already), <Count of={report.already_listed} />],
              [t(words.refused), <Count of={report.refused} />],
            ]}
          />
        </section>
        {report.errors.length > 0 ? (
          <>
            <h2>{t(words.refusedRows)}</h2>
            <p class="hint">{t(words.firstRefused, { n: report.errors.length })}</p>
            <Table label={t(words.refusedRows)} columns={heads.map((head) => ({ head: t(head) }))}>
              {report.errors.map(({ row, value, message }) => (
                <tr>
                  <th scope="row" class="number">
                    {row}
                  </th>
                  <td dir="auto">{value}</td>
                  <td lang="en">{message}</td>
                </tr>
              ))}
            </Table>
          </>
        ) : null}
      </div>
    </Settings>
  );
}

function Count({ of }: { of: number }) {
  const { language } = useViewer();
  return <span class="big">{formatNumber(language, of)}</span>;
}
