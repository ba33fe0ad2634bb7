import { call, created, handle, ok } from "@/app/api/v1/_handle";
import { pageQuery } from "@/lib/api/query";
import { createChannel } from "@/lib/channel/create-channel";
import { listChannels } from "@/lib/channel/list-channels";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = handle("channel", {
  GET: call({ query: pageQuery }, async ({ actor, query }) => ok(await listChannels(actor, query))),
  POST: call({ body: "json" }, async ({ actor, body }) => {
    const { channel, secret } = await createChannel(actor, body);
    const answer = secret === null ? channel : { ...channel, secret };
    return created(answer, "channels");
  }),
});
