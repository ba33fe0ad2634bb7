import type { Metadata } from "next";
import Link from "next/link";
import { signUpAction } from "@/app/(auth)/actions";
import { ShortForm } from "@/components/form/short-form";

export const metadata: Metadata = { title: "Sign up" };

export default function SignUpPage() {
  return (
    <section className="grid gap-6">
      <h1 className="font-semibold text-2xl">Sign up</h1>
      <ShortForm
        action={signUpAction}
        submit="Sign up"
        next="/verify-email"
        fields={[
          { name: "name", label: "Your name", type: "text", autoComplete: "name" },
          {
            name: "email",
            label: "E-mail",
            type: "email",
            autoComplete: "email",
            hint: "Alerts go there first. You can add other channels.",
          },
          {
            name: "password",
            label: "Password",
            type: "password",
            autoComplete: "new-password",
            hint: "At least 10 characters.",
          },
        ]}
      />
      <p className="text-muted text-sm">
        You have an account?{" "}
        <Link href="/sign-in" className="underline">
          Sign in
        </Link>
      </p>
    </section>
  );
}
