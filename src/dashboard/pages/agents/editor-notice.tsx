import { useViewer } from "../../viewer.ts";
import { agentsWords as words } from "../../words/agents.ts";
import type { EditorState } from "./editor.tsx";
import { placeOf } from "./form/name.ts";
import { idOf } from "./form/write.ts";
import { partOf, sayPlace } from "./place-words.ts";

/** Why a draft was not saved, and the ways on: to what is wrong in it, or past what somebody else saved meanwhile. */
export function EditorNotice(state: EditorState) {
  if (state.refused === "conflict") return <Conflict {...state} />;
  return state.refused === "wrong" && state.part !== "json" ? <Wrong {...state} /> : null;
}

function Conflict({ id, version, standing }: EditorState) {
  const { t } = useViewer();
  const here = `/dashboard/agents/${id}`;
  return (
    <div class="notice warning" role="alert" id="conflict">
      <h2>{t(words.conflictTitle)}</h2>
      <p>{t(words.conflictText, { was: version, is: standing })}</p>
      <p>
        <a href={`${here}/versions/${standing}`} target="_blank" rel="noopener">
          {t(words.conflictSee)}
        </a>
      </p>
      <div class="doings">
        <button type="submit" name="do" value={`save.over.${standing}`}>
          {t(words.saveOver)}
        </button>
        <a class="button quiet" href={here}>
          {t(words.takeTheirs)}
        </a>
      </div>
    </div>
  );
}

function Wrong({ part, form }: EditorState) {
  const { t } = useViewer();
  return (
    <div class="notice bad" role="alert" id="wrong">
      <p>{t(words.notSaved)}</p>
      <ul>
        {form.errors.map(({ field, message }) => {
          const place = sayPlace(t, form.draft, field);
          const there = partOf(field);
          return (
            <li dir="auto">
              {there === part ? (
                <a href={`#${idOf(placeOf(field))}`}>{place}</a>
              ) : (
                <button type="submit" name="do" value={`show.${there}`} class="link">
                  {t(words.showThereOf, { place })}
                </button>
              )}
              <span lang="en"> {message}</span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
