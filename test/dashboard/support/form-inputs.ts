const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };

const plain = (text: string) =>
  text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => ENTITIES[name] ?? "");

export interface Control {
  tag: string;
  attributes: Map<string, string>;
  /** What a browser would send of it; null where it sends nothing. */
  sends: string | null;
}

/** The inputs, selects and text areas of a page, in their order. */
export function controlsOf(html: string): Control[] {
  const pattern = /<(input|select|textarea)\b([^>]*?)\/?>(?:([\s\S]*?)<\/\1>)?/g;
  const withoutText = html.replace(/<input\b[^>]*>/g, (tag) => `${tag.replace(/\/?>$/, "/>")}`);
  return [...withoutText.matchAll(pattern)].map(([, tag = "", attributes = "", content = ""]) => {
    const own = attributesOf(attributes);
    return { tag, attributes: own, sends: sent(tag, own, content) };
  });
}

/** What a browser sends of a page's form: name and text of each control, line breaks as CR LF. */
export function formInputs(html: string): [string, string][] {
  return controlsOf(html).flatMap(({ attributes, sends }): [string, string][] => {
    const name = attributes.get("name");
    return name === undefined || sends === null ? [] : [[name, sends.replace(/\r\n|\r|\n/g, "\r\n")]];
  });
}

function attributesOf(text: string): Map<string, string> {
  const pairs = [...text.matchAll(/([\w:-]+)(?:="([^"]*)")?/g)];
  return new Map(pairs.map(([, name = "", value = ""]) => [name, plain(value)]));
}

function sent(tag: string, attributes: Map<string, string>, content: string): string | null {
  if (tag === "textarea") return plain(content).replace(/^\r?\n/, "");
  if (tag === "select") {
    const options = [...content.matchAll(/<option\b([^>]*)>/g)].map(([, own = ""]) => attributesOf(own));
    const chosen = options.findLast((option) => option.has("selected")) ?? options[0];
    return chosen?.get("value") ?? null;
  }
  if (attributes.get("type") === "checkbox" && !attributes.has("checked")) return null;
  return attributes.get("value") ?? "";
}
