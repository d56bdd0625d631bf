/** What an endpoint is called: the name that people gave it, else its host and path. */
export function nameOf({ url, description }: { url: string; description: string | null }): string {
  return description || url.replace(/^https?:\/\//, "").replace(/\/$/, "");
}
