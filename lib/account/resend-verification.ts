import { addressInput } from "@/lib/account/account-input";
import { limitAccount } from "@/lib/account/limit-account";
import { auth } from "@/lib/account/make-auth";
import { parse } from "@/lib/parse";

/** Sends the confirming mail again, if the address waits for it. @throws AppError `invalid`, `limit` */
export async function resendVerification(input: unknown, headers: Headers): Promise<void> {
  const { email } = parse(addressInput, input);
  await limitAccount("verify", email, headers);
  await auth().api.sendVerificationEmail({ body: { email, callbackURL: "/overview" }, headers });
}
