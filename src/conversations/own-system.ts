/**
 * The provider of calls that come by the API, with the key of their workspace: named by the id that the client gives, apart
 * from every provider's own. Whoever tells of them carries out by itself what is decided.
 */
export const OWN_SYSTEM = "api";
