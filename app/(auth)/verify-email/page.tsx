import type { Metadata } from "next";
import Link from "next/link";
import { resendVerificationAction } from "@/app/(auth)/actions";
import { ShortForm } from "@/components/form/short-form";
import { Disclosure } from "@/components/ui/disclosure";

export const metadata: Metadata = { title: "Check your mail" };

export default function VerifyEmailPage() {
  return (
    <section className="grid gap-6">
      <h1 className="font-semibold text-2xl">Check your mail</h1>
      <p className="text-muted">
        A link is on its way to you. It confirms your address and opens your dashboard. It works for one hour.
      </p>
      <Disclosure title="Nothing came">
        <ShortForm
          action={resendVerificationAction}
          submit="Send it again"
          done="If the address waits to be confirmed, another link is in its mail now."
          fields={[{ name: "email", label: "E-mail", type: "email", autoComplete: "email" }]}
        />
      </Disclosure>
      <p className="text-muted text-sm">
        <Link href="/sign-in" className="underline">
          Back to sign in
        </Link>
      </p>
    </section>
  );
}
