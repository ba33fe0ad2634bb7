import { signInInput } from "@/lib/account/account-input";
import { limitAccount } from "@/lib/account/limit-account";
import { auth } from "@/lib/account/make-auth";
import { AppError } from "@/lib/errors";
import { parse } from "@/lib/parse";

/**
 * Signs a person in; the session's cookie is set by the account library.
 * @throws AppError `invalid`, `unauthenticated` for a wrong address or password alike, `forbidden` before the address is confirmed, `limit`
 */
export async function signIn(input: unknown, headers: Headers): Promise<void> {
  const wanted = parse(signInInput, input);
  await limitAccount("sign-in", wanted.email, headers);
  try {
    await auth().api.signInEmail({ body: wanted, headers });
  } catch (error) {
    const { statusCode } = error as { statusCode?: number };
    if (statusCode === 401) throw new AppError("unauthenticated", "Address and password do not go together.");
    if (statusCode === 403) throw new AppError("forbidden", "Confirm your address first: the link is in your mail.");
    throw error;
  }
}
