import { TextField } from "../../parts/fields.tsx";
import { Form } from "../../parts/form.tsx";
import { useViewer } from "../../viewer.ts";
import { signInWords as words } from "../../words/sign-in.ts";

/** `token`: the page was opened by a link, which is used only once somebody says so: programs look at links too. */
export function SignInPage({
  next,
  token,
  error,
}: {
  next: string;
  token: string | null;
  error?: string | undefined;
}) {
  const { t } = useViewer();
  return (
    <div class="sign-in">
      <h1>Aftercall</h1>
      <p>{t(token ? words.byLinkAbout : words.about)}</p>
      <Form action="/dashboard/sign-in" label={t(words.title)}>
        <input type="hidden" name="next" value={next} />
        {token ? (
          <>
            <input type="hidden" name="token" value={token} />
            {error ? (
              <p class="notice bad" role="alert">
                {error}
              </p>
            ) : null}
          </>
        ) : (
          <TextField
            name="key"
            type="password"
            label={t(words.key)}
            hint={t(words.keyHint)}
            error={error}
            autocomplete="off"
            required
          />
        )}
        <button type="submit">{t(token ? words.byLink : words.signIn)}</button>
      </Form>
    </div>
  );
}
