import { call, created, handle, ok } from "@/app/api/v1/_handle";
import { createRotation } from "@/lib/rotation/create-rotation";
import { listRotations } from "@/lib/rotation/list-rotations";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = handle("rotation", {
  GET: call({}, async ({ actor }) => ok(await listRotations(actor))),
  POST: call({ body: "json" }, async ({ actor, body }) => created(await createRotation(actor, body), "rotations")),
});
