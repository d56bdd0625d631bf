import { useViewer } from "../viewer.ts";
import { sayReasons } from "./say-reasons.ts";

/** A stored explanation in the viewer's words; what is no known sentence stands as it was written, in English. */
export function Reasons({ text }: { text: string }) {
  const viewer = useViewer();
  return (
    <span dir="auto">
      {sayReasons(text, viewer).map(({ text: said, isStored }, place) => (
        <>
          {place > 0 ? " " : ""}
          {isStored ? <span lang="en">{said}</span> : said}
        </>
      ))}
    </span>
  );
}
