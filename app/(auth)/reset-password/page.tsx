import type { Metadata } from "next";
import Link from "next/link";
import { resetPasswordAction } from "@/app/(auth)/actions";
import { ShortForm } from "@/components/form/short-form";
import { Message } from "@/components/ui/message";

export const metadata: Metadata = { title: "Choose a new password", referrer: "no-referrer" };

export default async function ResetPasswordPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { token } = await searchParams;
  return (
    <section className="grid gap-6">
      <h1 className="font-semibold text-2xl">Choose a new password</h1>
      {typeof token === "string" ? (
        <ShortForm
          action={resetPasswordAction}
          submit="Set the password"
          extra={{ token }}
          next="/sign-in"
          fields={[
            {
              name: "password",
              label: "New password",
              type: "password",
              autoComplete: "new-password",
              hint: "At least 10 characters. Every open session ends.",
            },
          ]}
        />
      ) : (
        <Message tone="error">
          This link was used already or is too old.{" "}
          <Link href="/forgot-password" className="underline">
            Ask for a new one
          </Link>
        </Message>
      )}
    </section>
  );
}
