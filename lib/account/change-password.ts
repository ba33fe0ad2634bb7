import { passwordChange } from "@/lib/account/account-input";
import { auth } from "@/lib/account/make-auth";
import { invalid } from "@/lib/errors";
import { parse } from "@/lib/parse";

/** Changes the password of the person behind the session and ends their other sessions. @throws AppError `invalid` */
export async function changePassword(input: unknown, headers: Headers): Promise<void> {
  const { current, next } = parse(passwordChange, input);
  try {
    await auth().api.changePassword({
      body: { currentPassword: current, newPassword: next, revokeOtherSessions: true },
      headers,
    });
  } catch (error) {
    if ((error as { statusCode?: number }).statusCode === 400)
      throw invalid([{ field: "current", message: "This is not your present password." }]);
    throw error;
  }
}
