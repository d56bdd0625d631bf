import { type Shape, variablesOf } from "../../../../actions/variables.ts";
import { useViewer } from "../../../viewer.ts";
import { actionsWords as words } from "../../../words/actions.ts";

/** Every name that a template of a request may use, as it is written. */
export function VariablesList({ names }: { names: readonly string[] }) {
  const { t } = useViewer();
  const others = pathsOf(variablesOf([], "request"), "");
  return (
    <details>
      <summary>{t(words.variablesList)}</summary>
      {names.length > 0 ? <h4>{t(words.variablesFields)}</h4> : null}
      <Names paths={names} />
      <h4>{t(words.variablesOther)}</h4>
      <Names paths={[...others, ...names.slice(0, 1).map((name) => `analysis.fields.${name}.status`)]} />
    </details>
  );
}

function Names({ paths }: { paths: readonly string[] }) {
  return (
    <ul class="names">
      {paths.map((path) => (
        <li>
          <code>{`{{ ${path} }}`}</code>
        </li>
      ))}
    </ul>
  );
}

/** The paths to all single values; what is open, or a list, stands for what lies in it. */
function pathsOf(shape: Shape, path: string): string[] {
  if (shape === "value") return [path];
  if (shape === "open") return [`${path}.name`];
  if ("list" in shape) return pathsOf(shape.list, `${path}[0]`);
  return Object.entries(shape.members).flatMap(([name, inner]) =>
    pathsOf(inner, path === "" ? name : `${path}.${name}`),
  );
}
