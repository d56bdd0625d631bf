/** The package has no types of its own; what the demo signs tokens with. */
declare module "jsonwebtoken" {
  const jsonwebtoken: {
    sign(claims: Record<string, unknown>, secret: string, options: { algorithm: "HS256" }): string;
  };
  export default jsonwebtoken;
}
