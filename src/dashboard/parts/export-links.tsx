import { EXPORT_FORMATS, type ExportFormat } from "../../calls/file-pages.ts";
import { useViewer } from "../viewer.ts";
import { exportsWords as words } from "../words/exports.ts";
import { Form } from "./form.tsx";

interface ExportProps {
  /** Where the file is made and kept; null where whoever looks may not begin an export, and takes it as it is streamed. */
  action: string | null;
  /** Where it is streamed, by its format. */
  address: (format: ExportFormat) => string;
}

/** What a page shows as a file, all of it: a small one comes at once, a large one is made while nobody waits. */
export function ExportFiles({ action, address }: ExportProps) {
  const { t } = useViewer();
  if (action === null) {
    return (
      <>
        {EXPORT_FORMATS.map((format) => (
          <a class="button quiet" href={address(format)} download>
            {t(words[format])}
          </a>
        ))}
      </>
    );
  }
  return (
    <Form action={action} class="doings" label={t(words.form)}>
      {EXPORT_FORMATS.map((format) => (
        <button type="submit" class="quiet" name="format" value={format}>
          {t(words[format])}
        </button>
      ))}
    </Form>
  );
}
