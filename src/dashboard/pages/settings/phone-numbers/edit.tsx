import type { viewNumber } from "../../../../numbers/view.ts";
import { Errors, Form } from "../../../parts/form.tsx";
import { Heading } from "../../../parts/heading.tsx";
import { Status } from "../../../parts/status.tsx";
import { useViewer } from "../../../viewer.ts";
import { numbersWords as words } from "../../../words/numbers.ts";
import { Settings } from "../navigation.tsx";
import { NumberFields, type NumberFormState } from "./fields.tsx";

interface NumberPageProps {
  number: ReturnType<typeof viewNumber>;
  path: string;
  agents: ReadonlyMap<string, string>;
  form: NumberFormState;
}

export function NumberPage({ number, path, agents, form }: NumberPageProps) {
  const { t } = useViewer();
  const trail = [{ href: "/dashboard/settings/phone-numbers", label: t(words.title) }];
  return (
    <Settings current="phone-numbers">
      <Heading title={number.phone_number} about={number.name} trail={trail}>
        {number.is_default ? <Status tone="good">{t(words.default)}</Status> : null}
      </Heading>
      <Errors errors={form.errors} general={form.general} />
      <Form action={path} class="card narrow">
        <NumberFields form={form} agents={agents} isDefault={number.is_default} />
        <button type="submit">{t(words.save)}</button>
      </Form>
      <div class="doings">
        {number.agent_id === null ? null : (
          <Form action={`${path}/unbind`}>
            <button type="submit" class="quiet">
              {t(words.unbind)}
            </button>
          </Form>
        )}
        <Form action={`${path}/delete`}>
          <button
            type="submit"
            class="danger"
            data-confirm={t(words.sureRemove, { number: number.phone_number })}
          >
            {t(words.remove)}
          </button>
        </Form>
      </div>
    </Settings>
  );
}
