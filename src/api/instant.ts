export { instant } from "../time/instant.ts";
