import { Form } from "../../parts/form.tsx";
import { Heading } from "../../parts/heading.tsx";
import { useViewer } from "../../viewer.ts";
import { agentsWords as words } from "../../words/agents.ts";

/** Asks once more before an agent is taken out of use. */
export function DeletePage({ id, name }: { id: string; name: string }) {
  const { t } = useViewer();
  const here = `/dashboard/agents/${id}`;
  return (
    <>
      <Heading
        title={t(words.removeTitle, { name })}
        trail={[
          { href: "/dashboard/agents", label: t(words.title) },
          { href: here, label: name },
        ]}
      />
      <Form action={`${here}/delete`} class="card narrow">
        <p>{t(words.removeText)}</p>
        <div class="doings">
          <button type="submit" class="danger">
            {t(words.removeYes)}
          </button>
          <a class="button quiet" href={here}>
            {t(words.keep)}
          </a>
        </div>
      </Form>
    </>
  );
}
