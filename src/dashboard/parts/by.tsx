import { isKeyId } from "../../access/key-names.ts";
import { useViewer } from "../viewer.ts";
import { layoutWords as words } from "../words/layout.ts";

export interface KnownKeys {
  /** Names by id. */
  names: ReadonlyMap<string, string>;
  /** Whether who looks may see the list of keys. */
  isListed: boolean;
}

/** Who did something: a name, or a key by its name and with the way to it. */
export function By({ who, keys }: { who: string; keys: KnownKeys }) {
  const { t } = useViewer();
  const name = keys.names.get(who);
  if (name === undefined) {
    if (!isKeyId(who)) return <bdi>{who}</bdi>;
    return (
      <>
        {t(words.deletedKey)} <code>{who}</code>
      </>
    );
  }
  if (!keys.isListed) return <bdi>{name}</bdi>;
  return (
    <a href={`/dashboard/settings/keys#${who}`}>
      <bdi>{name}</bdi>
    </a>
  );
}
