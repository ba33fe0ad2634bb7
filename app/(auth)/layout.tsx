import Link from "next/link";
import type { ReactNode } from "react";
import { Logo } from "@/components/layout/logo";

/** One narrow column: the mark, the form, nothing else. */
export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <main id="content" className="mx-auto grid min-h-dvh w-full max-w-sm content-center gap-8 px-4 py-12">
      <Link href="/" className="justify-self-start">
        <Logo />
      </Link>
      {children}
    </main>
  );
}
