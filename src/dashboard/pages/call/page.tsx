import type { Child, PropsWithChildren } from "hono/jsx";
import { Tabs } from "../../parts/heading.tsx";
import { withParameter } from "../../parts/pager.tsx";
import { renewed } from "../../parts/renewed.ts";
import { useViewer } from "../../viewer.ts";
import { callWords as words } from "../../words/call.ts";
import { CallHeader } from "./header.tsx";
import type { LoadedCall } from "./load.ts";
import { Transcript } from "./transcript.tsx";

export const TABS = ["analysis", "actions", "events"] as const;
export type CallTab = (typeof TABS)[number];

const TAB_WORDS = { analysis: words.analysisTab, actions: words.actionsTab, events: words.eventsTab };

interface CallPageProps {
  loaded: LoadedCall;
  tab: CallTab;
  /** Another reading of it was asked for, and is not there yet. */
  isReadAgain: boolean;
  find: string;
  from: number;
}

/** One call: its facts, a tab, and beside it the words that everything comes from. */
export function CallPage({
  loaded,
  tab,
  isReadAgain,
  find,
  from,
  children,
}: PropsWithChildren<CallPageProps>) {
  const { t, path } = useViewer();
  const { call, turns, agentName, zone } = loaded;
  const tabs = TABS.map((name) => ({
    href: withParameter(`/dashboard/calls/${call.call_id}`, "tab", name === "analysis" ? null : name),
    label: t(TAB_WORDS[name]),
    current: name === tab,
  }));
  return (
    <div {...renewed("call", path, isWaiting(loaded, isReadAgain) ? "every 4s" : null)}>
      <CallHeader call={call} agentName={agentName} zone={zone} />
      <div class="two-thirds">
        <div>
          <Tabs label={t(words.tabs)} tabs={tabs} />
          {children as Child}
        </div>
        <Transcript
          turns={turns}
          fields={call.analysis.fields}
          find={find}
          from={from}
          hasRecording={call.recording_url !== null}
        />
      </div>
      <script src="/assets/call.js" defer />
    </div>
  );
}

/** Whether something of it is still to come. */
const isWaiting = ({ call }: LoadedCall, isReadAgain: boolean) =>
  isReadAgain ||
  ["pending", "running"].includes(call.analysis.status) ||
  call.actions.some(({ status }) => status === "pending");
