/** The member of metadata, variables or attributes that carries our id of an attempt to the provider and back. */
export const ATTEMPT_MEMBER = "attempt_id";

/** Our id of the attempt among what a call carries; null where it is none that we dialled. */
export function attemptIn(members: Readonly<Record<string, unknown>> | null | undefined): string | null {
  const id = members?.[ATTEMPT_MEMBER];
  return typeof id === "string" && id !== "" ? id : null;
}
