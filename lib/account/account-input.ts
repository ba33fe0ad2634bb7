import { z } from "zod";
import { passwordLength } from "@/lib/account/password";
import { emailAddress } from "@/lib/channel/field";

export const newPassword = z
  .string({ error: "Choose a password." })
  .min(passwordLength.least, `A password has at least ${passwordLength.least} characters.`)
  .max(passwordLength.most, `A password has at most ${passwordLength.most} characters.`);

export const personName = z
  .string({ error: "Give your name." })
  .trim()
  .min(1, "Give your name.")
  .max(80, "A name has at most 80 characters.")
  .regex(/^[^\p{Cc}\u2028\u2029<>]*$/u, "A name is one line of text.");

export const signUpInput = z.strictObject({ name: personName, email: emailAddress, password: newPassword });
export const signInInput = z.strictObject({
  email: emailAddress,
  password: z.string().min(1, "Give your password.").max(200, "This password is too long."),
});
export const addressInput = z.strictObject({ email: emailAddress });
export const resetInput = z.strictObject({ token: z.string().min(1).max(500), password: newPassword });
export const passwordChange = z.strictObject({
  current: z.string().min(1, "Give your present password.").max(200),
  next: newPassword,
});
export const nameChange = z.strictObject({ name: personName });
