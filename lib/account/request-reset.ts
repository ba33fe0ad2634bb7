import { addressInput } from "@/lib/account/account-input";
import { limitAccount } from "@/lib/account/limit-account";
import { auth } from "@/lib/account/make-auth";
import { parse } from "@/lib/parse";

/** Sends the mail with which a password is chosen anew, if the address has an account. @throws AppError `invalid`, `limit` */
export async function requestReset(input: unknown, headers: Headers): Promise<void> {
  const { email } = parse(addressInput, input);
  await limitAccount("reset", email, headers);
  await auth().api.requestPasswordReset({ body: { email, redirectTo: "/reset-password" }, headers });
}
