import type { Receiver } from "../../../../webhooks/receivers.ts";
import { Form } from "../../../parts/form.tsx";
import { Reasons } from "../../../parts/reasons.tsx";
import { Time } from "../../../parts/time.tsx";
import { useViewer } from "../../../viewer.ts";
import { webhooksWords as words } from "../../../words/webhooks.ts";

/** How many of the newest events did not arrive; those on their way are not counted. */
export function Recent({ recent: { delivered, failed, held } }: Pick<Receiver, "recent">) {
  const { t } = useViewer();
  const n = delivered + failed + held;
  if (n === 0) return <span class="quiet">{t(words.nothingSettled)}</span>;
  const lost = failed + held;
  if (lost === 0) return <>{t(words.allArrived, { n })}</>;
  return (
    <>
      <strong class="number">{t(words.rate, { n: Math.round((100 * lost) / n) })}</strong>
      <span class="hint block">{t(words.failedOf, { failed: lost, n })}</span>
    </>
  );
}

export function LastSuccess({ recent: { lastSuccessAt } }: Pick<Receiver, "recent">) {
  const { t } = useViewer();
  if (lastSuccessAt === null) return <span class="quiet">{t(words.never)}</span>;
  return <Time at={lastSuccessAt} />;
}

/** Since when, and why; nothing of a receiver that is well. */
export function Trouble({ status, failingSince, disabledAt, disabledReason }: Receiver) {
  const { t } = useViewer();
  if (status === "active") return null;
  return (
    <span class="hint block">
      {t(status === "disabled" ? words.disabledAt : words.failingSince)}{" "}
      <Time at={status === "disabled" ? disabledAt : failingSince} />
      {disabledReason ? (
        <span class="block">
          <Reasons text={disabledReason} />
        </span>
      ) : null}
    </span>
  );
}

/** Takes a receiver into use again. `name` is the receiver's, where several stand on a page. */
export function EnableForm({ action, name }: { action: string; name?: string }) {
  const { t } = useViewer();
  return (
    <Form action={action} class="doings" label={name ? t(words.enableNamed, { name }) : t(words.enable)}>
      <button type="submit" class="small" name="replay" value="true">
        {t(words.enableAndSend)}
      </button>
      <button type="submit" class="small quiet">
        {t(words.enable)}
      </button>
    </Form>
  );
}
