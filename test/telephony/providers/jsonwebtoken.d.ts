/** The package has no types of its own; what the tests mint tokens with. */
declare module "jsonwebtoken" {
  export function sign(
    claims: Record<string, unknown>,
    secret: string,
    options?: { algorithm?: "HS256" | "HS512" | "RS256" | "none"; noTimestamp?: boolean },
  ): string;
  const jsonwebtoken: { sign: typeof sign };
  export default jsonwebtoken;
}
