import { useViewer } from "../../../viewer.ts";
import { resourceWords, keysWords as words } from "../../../words/keys.ts";
import type { Phrase } from "../../../words/words.ts";

const WIDE: Readonly<Record<string, Phrase>> = {
  "*": words.everything,
  read: words.read,
  write: words.write,
};
const ACCESS: Readonly<Record<string, Phrase>> = { read: words.readShort, write: words.writeShort };

/** What a key may do, in words: the parts it reaches, each with how. */
export function Scopes({ scopes }: { scopes: readonly string[] }) {
  const { t } = useViewer();
  const narrow = Map.groupBy(
    scopes.filter((scope) => scope.includes(":")),
    (scope) => scope.slice(0, scope.indexOf(":")),
  );
  const names: Readonly<Record<string, Phrase>> = resourceWords;
  const texts = [
    ...scopes.flatMap((scope) => (WIDE[scope] ? [t(WIDE[scope])] : [])),
    ...[...narrow].map(([resource, held]) => {
      const ways = held.map((scope) => {
        const access = scope.slice(resource.length + 1);
        return ACCESS[access] ? t(ACCESS[access]) : access;
      });
      return `${names[resource] ? t(names[resource]) : resource} (${ways.join(", ")})`;
    }),
  ];
  return <>{texts.join(" · ")}</>;
}
