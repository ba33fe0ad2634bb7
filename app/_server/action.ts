import "server-only";
import { headers } from "next/headers";
import { unstable_rethrow } from "next/navigation";
import { requireActor, type UserActor } from "@/app/_server/actor";
import { requireSameOrigin } from "@/app/_server/origin";
import { accountError } from "@/lib/account/make-auth";
import { AppError, type FieldError } from "@/lib/errors";
import { log } from "@/lib/log";

/** How an action ended, for a form to show. */
export type ActionResult<Data> =
  | { ok: true; data: Data }
  | { ok: false; message: string; fields: readonly FieldError[] };

function refusal(error: unknown): { ok: false; message: string; fields: readonly FieldError[] } {
  unstable_rethrow(error);
  const expected = error instanceof AppError ? error : accountError(error);
  if (expected) return { ok: false, message: expected.message, fields: expected.fields };
  log("action").error({ error: error instanceof Error ? error.stack : String(error) }, "an action failed");
  return {
    ok: false,
    message: "That did not work, and it is our fault. Try again; the log has the details.",
    fields: [],
  };
}

/** Wraps a server action of a signed-in person: same origin, an actor, and refusals as data. */
export const action =
  <Input, Data>(work: (actor: UserActor, input: Input) => Promise<Data>) =>
  async (input: Input): Promise<ActionResult<Data>> => {
    try {
      requireSameOrigin(await headers());
      return { ok: true, data: await work(await requireActor(), input) };
    } catch (error) {
      return refusal(error);
    }
  };

/** The same for somebody who is not signed in. */
export const publicAction =
  <Input, Data>(work: (input: Input) => Promise<Data>) =>
  async (input: Input): Promise<ActionResult<Data>> => {
    try {
      requireSameOrigin(await headers());
      return { ok: true, data: await work(input) };
    } catch (error) {
      return refusal(error);
    }
  };
