import * as z from "zod";
import { goodJson } from "../../answers.ts";
import type { LiveKit } from "./account.ts";
import { listRooms, roomOf } from "./api.ts";

const Rooms = z.looseObject({
  rooms: z.array(z.looseObject({ sid: z.string().min(1), name: z.string() })).nullish(),
});

/** Looks an attempt up by the name of its room. */
export const findCall: LiveKit["findCall"] = async (tools, connection, { attemptId }) => {
  const name = roomOf(attemptId);
  const listed = Rooms.safeParse(goodJson(await listRooms(tools, connection, name))).data;
  const room = listed?.rooms?.find((one) => one.name === name);
  // Rooms that are closed are not listed, so that one is not there says nothing.
  return room ? { kind: "under_way", providerCallId: room.sid } : { kind: "not_told" };
};
