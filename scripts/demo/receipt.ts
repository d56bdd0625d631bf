/** One webhook that came in; `problem` is null where the official library found its signature good. */
export interface Receipt {
  path: string;
  eventId: string;
  problem: string | null;
}
