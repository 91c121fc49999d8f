import { query } from "#worker/kernel/operation.ts";
import { NoInput, SessionList } from "./contract.ts";
import { deviceOf } from "./device.ts";
import * as sessions from "./repository.ts";

export const listSessions = query({
  name: "sessions.list",
  summary: "List where you are signed in",
  access: "staff",
  usersOnly: true,
  route: "GET /me/sessions",
  input: NoInput,
  output: SessionList,
  read: () => ({ own: sessions.own() }),
  result: ({ own }, { actor }) => ({
    data: own.map(({ userAgent, ...session }) => ({
      ...session,
      device: deviceOf(userAgent),
      current: actor.kind === "user" && actor.sessionId === session.id,
    })),
  }),
});
