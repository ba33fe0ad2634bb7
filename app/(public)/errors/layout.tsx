import Link from "next/link";
import type { ReactNode } from "react";
import { Logo } from "@/components/layout/logo";
import { SkipLink } from "@/components/layout/skip-link";
import { ThemeMenu } from "@/components/layout/theme-menu";
import { Button } from "@/components/ui/button";

/** The frame of the reference: open to everybody, without script too. */
export default function ErrorsLayout({ children }: { children: ReactNode }) {
  return (
    <div className="mx-auto max-w-5xl px-5 sm:px-8">
      <SkipLink />
      <header className="flex h-16 items-center justify-between print:hidden">
        <Link href="/">
          <Logo />
        </Link>
        <nav aria-label="Site" className="flex items-center gap-1">
          <Button variant="ghost" asChild>
            <Link href="/errors">Errors</Link>
          </Button>
          <ThemeMenu />
          <Button variant="ghost" asChild>
            <Link href="/sign-in">Sign in</Link>
          </Button>
        </nav>
      </header>
      <main id="content" className="pt-6 pb-16 print:pt-0">
        {children}
      </main>
    </div>
  );
}
