import { useViewer } from "../viewer.ts";
import { filtersWords as words } from "../words/filters.ts";

/** What a page shows as a file, all of it; `address` is the file's, by its format. */
export function ExportLinks({ address }: { address: (format: "csv" | "jsonl") => string }) {
  const { t } = useViewer();
  return (
    <>
      <a class="button quiet" href={address("csv")} download>
        {t(words.exportCsv)}
      </a>
      <a class="button quiet" href={address("jsonl")} download>
        {t(words.exportJsonl)}
      </a>
    </>
  );
}
