import type { PropsWithChildren } from "hono/jsx";
import type { FieldError } from "../../errors.ts";
import { useViewer } from "../viewer.ts";
import { fieldLabel } from "../words/field-labels.ts";
import { layoutWords as words } from "../words/layout.ts";
import { inputId } from "./fields.tsx";

/** The session's token, which every form carries. */
export function CsrfField() {
  const { signedIn } = useViewer();
  return signedIn ? <input type="hidden" name="csrf" value={signedIn.csrf} /> : null;
}

interface FormProps {
  action: string;
  id?: string;
  class?: string;
  /** Its name for those who do not see it. */
  label?: string;
  /** Attributes of htmx. */
  [hx: `hx-${string}`]: string;
}

/** A form that changes something: sent by POST, with the session's token. */
export function Form({ children, action, label, ...rest }: PropsWithChildren<FormProps>) {
  return (
    <form method="post" action={action} aria-label={label} {...rest}>
      <CsrfField />
      {children}
    </form>
  );
}

/** Everything that is wrong with a form, above it, each leading to its input. */
export function Errors({ errors, general }: { errors: readonly FieldError[]; general?: string | undefined }) {
  const { t } = useViewer();
  if (errors.length === 0 && !general) return null;
  return (
    <div class="notice bad" role="alert">
      <p>{t(words.correctThese)}</p>
      <ul lang="en">
        {errors.length === 0 ? <li>{general}</li> : null}
        {errors.map(({ field, message }) => (
          <li>
            <a href={`#${inputId(field)}`}>{fieldLabel(field, t)}</a>: {message}
          </li>
        ))}
      </ul>
    </div>
  );
}
