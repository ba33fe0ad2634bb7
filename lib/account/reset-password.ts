import { resetInput } from "@/lib/account/account-input";
import { auth } from "@/lib/account/make-auth";
import { AppError } from "@/lib/errors";
import { parse } from "@/lib/parse";

/**
 * Sets a new password by the token from a mail and ends every session.
 * @throws AppError `invalid` for a password that will not do, `forbidden` for a token that was used or is too old
 */
export async function resetPassword(input: unknown, headers: Headers): Promise<void> {
  const { token, password } = parse(resetInput, input);
  try {
    await auth().api.resetPassword({ body: { token, newPassword: password }, headers });
  } catch (error) {
    if ((error as { statusCode?: number }).statusCode === 400)
      throw new AppError("forbidden", "This link was used already or is too old. Ask for a new one.");
    throw error;
  }
}
