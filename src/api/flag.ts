export { flag } from "../calls/filter.ts";
