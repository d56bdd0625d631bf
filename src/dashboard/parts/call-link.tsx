import type { CallView } from "../../calls/view.ts";
import { useViewer } from "../viewer.ts";
import { callWords } from "../words/call.ts";
import { layoutWords as words } from "../words/layout.ts";
import { CallTime } from "./call-time.tsx";
import { customerNumber } from "./customer-number.ts";

export interface KnownCall {
  call: CallView;
  /** In which it was read. */
  zone: string | null;
}

interface CallLinkProps {
  id: string;
  calls: ReadonlyMap<string, KnownCall>;
  /** Of its page. */
  tab?: "analysis" | "actions" | "events";
}

/** A call by whom it was with and when it was; one that nobody may see, or that is gone, by its id. */
export function CallLink({ id, calls, tab }: CallLinkProps) {
  const { t } = useViewer();
  const known = calls.get(id);
  const href = `/dashboard/calls/${id}${tab ? `?tab=${tab}` : ""}`;
  if (!known) {
    return (
      <a href={href}>
        <code>{id}</code>
      </a>
    );
  }
  const { call, zone } = known;
  return (
    <>
      <a href={href} class="nowrap" title={t(words.callId, { id })}>
        <bdi>{customerNumber(call) ?? t(callWords.unknownNumber)}</bdi>
      </a>{" "}
      <span class="hint">
        <CallTime call={call} zone={zone} />
      </span>
    </>
  );
}
