"use server";

import { headers } from "next/headers";
import { publicAction } from "@/app/_server/action";
import { requestReset } from "@/lib/account/request-reset";
import { resendVerification } from "@/lib/account/resend-verification";
import { resetPassword } from "@/lib/account/reset-password";
import { signIn } from "@/lib/account/sign-in";
import { signUp } from "@/lib/account/sign-up";

export const signUpAction = publicAction(async (input: unknown) => signUp(input, await headers()));
export const signInAction = publicAction(async (input: unknown) => signIn(input, await headers()));
export const requestResetAction = publicAction(async (input: unknown) => requestReset(input, await headers()));
export const resetPasswordAction = publicAction(async (input: unknown) => resetPassword(input, await headers()));
export const resendVerificationAction = publicAction(async (input: unknown) =>
  resendVerification(input, await headers()),
);
