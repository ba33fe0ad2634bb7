import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { optionalActor } from "@/app/_server/actor";
import { signInAction } from "@/app/(auth)/actions";
import { ShortForm } from "@/components/form/short-form";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage() {
  if (await optionalActor()) redirect("/overview");
  return (
    <section className="grid gap-6">
      <h1 className="font-semibold text-2xl">Sign in</h1>
      <ShortForm
        action={signInAction}
        submit="Sign in"
        next="/overview"
        fields={[
          { name: "email", label: "E-mail", type: "email", autoComplete: "email" },
          { name: "password", label: "Password", type: "password", autoComplete: "current-password" },
        ]}
      />
      <p className="flex flex-wrap justify-between gap-2 text-muted text-sm">
        <Link href="/forgot-password" className="underline">
          Forgot the password
        </Link>
        <Link href="/sign-up" className="underline">
          Sign up
        </Link>
      </p>
    </section>
  );
}
