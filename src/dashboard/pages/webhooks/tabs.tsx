import { Tabs } from "../../parts/heading.tsx";
import { useViewer } from "../../viewer.ts";
import { webhooksWords as words } from "../../words/webhooks.ts";

/** The two sides of webhooks: to whom, and what became of it. */
export function WebhookTabs({ current }: { current: "endpoints" | "deliveries" }) {
  const { t } = useViewer();
  return (
    <Tabs
      label={t(words.parts)}
      tabs={[
        { href: "/dashboard/webhooks", label: t(words.endpoints), current: current === "endpoints" },
        {
          href: "/dashboard/webhooks/deliveries",
          label: t(words.deliveries),
          current: current === "deliveries",
        },
      ]}
    />
  );
}
