import { Form } from "../../../parts/form.tsx";
import { useViewer } from "../../../viewer.ts";
import { deliveriesWords as words } from "../../../words/deliveries.ts";

const FORM = "send-now";
const PATH = "/dashboard/webhooks/deliveries";

/** What the buttons of a table's rows send: it stands by itself, for the table may be in a form of its own. */
export function SendNowForm() {
  return <Form id={FORM} action={PATH} />;
}

/** Makes the attempt that a row's delivery waits for; `about` says which, to those who hear only the button. */
export function SendNowButton({ id, about }: { id: string; about: string }) {
  const { t } = useViewer();
  return (
    <button
      type="submit"
      class="small quiet"
      form={FORM}
      formaction={`${PATH}/${id}/send`}
      aria-label={`${t(words.sendNow)}: ${about}`}
    >
      {t(words.sendNow)}
    </button>
  );
}
