import { call, handle, ok } from "@/app/api/v1/_handle";
import { testChannel } from "@/lib/channel/test-channel";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = handle("channel", {
  POST: call({ limit: "send" }, async ({ actor, id }) => ok(await testChannel(actor, id))),
});
