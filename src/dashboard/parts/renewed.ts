/**
 * Makes a part of a page ask for itself again by script: `path` on a trigger of htmx (`every 10s`), of which it takes the
 * element of its own id. Null: it stands as it is.
 */
export const renewed = (id: string, path: string, trigger: string | null) => ({
  id,
  ...(trigger === null
    ? {}
    : { "hx-get": path, "hx-trigger": trigger, "hx-select": `#${id}`, "hx-swap": "morph" }),
});
