import Link from "next/link";
import type { ReactNode } from "react";
import { nonce } from "@/app/_server/nonce";
import { Logo } from "@/components/layout/logo";
import { ThemeProvider } from "@/components/layout/theme-provider";

/** One narrow column: the mark, the form, nothing else. */
export default async function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <ThemeProvider {...(await nonce())}>
      <main id="content" className="mx-auto grid min-h-dvh w-full max-w-sm content-center gap-8 px-4 py-12">
        <Link href="/" className="justify-self-start">
          <Logo />
        </Link>
        {children}
      </main>
    </ThemeProvider>
  );
}
