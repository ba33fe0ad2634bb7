import type { Metadata } from "next";
import Link from "next/link";
import { requestResetAction } from "@/app/(auth)/actions";
import { ShortForm } from "@/components/form/short-form";

export const metadata: Metadata = { title: "Forgot the password" };

export default function ForgotPasswordPage() {
  return (
    <section className="grid gap-6">
      <h1 className="font-semibold text-2xl">Choose a new password</h1>
      <ShortForm
        action={requestResetAction}
        submit="Send the link"
        done="If this address has an account, a link is in its mail now. It works once, for one hour."
        fields={[{ name: "email", label: "E-mail", type: "email", autoComplete: "email" }]}
      />
      <p className="text-muted text-sm">
        <Link href="/sign-in" className="underline">
          Back to sign in
        </Link>
      </p>
    </section>
  );
}
