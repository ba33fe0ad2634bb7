import { signUpInput } from "@/lib/account/account-input";
import { limitAccount } from "@/lib/account/limit-account";
import { auth } from "@/lib/account/make-auth";
import { parse } from "@/lib/parse";

/**
 * Makes an account and sends the mail that confirms its address. For an address that has one
 * already it looks the same from outside; its owner is told by mail.
 * @throws AppError `invalid` naming the fields, `limit`
 */
export async function signUp(input: unknown, headers: Headers): Promise<void> {
  const wanted = parse(signUpInput, input);
  await limitAccount("sign-up", wanted.email, headers);
  await auth().api.signUpEmail({ body: { ...wanted, callbackURL: "/overview" }, headers });
}
