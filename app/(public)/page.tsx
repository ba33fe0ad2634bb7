import Link from "next/link";
import { Comparison } from "@/app/_landing/comparison";
import { Hero } from "@/app/_landing/hero";
import { Run } from "@/app/_landing/run";
import { Layers, Steps } from "@/app/_landing/steps";
import { Logo } from "@/components/layout/logo";
import { ThemeMenu } from "@/components/layout/theme-menu";
import { Button } from "@/components/ui/button";

/** The front page: what Hopcheck does, shown with its own parts. */
export default function LandingPage() {
  return (
    <div className="mx-auto max-w-5xl px-5 sm:px-8">
      <header className="flex h-16 items-center justify-between">
        <Link href="/">
          <Logo />
        </Link>
        <nav aria-label="Account" className="flex items-center gap-1">
          <ThemeMenu />
          <Button variant="ghost" asChild>
            <Link href="/sign-in">Sign in</Link>
          </Button>
          <Button variant="primary" asChild className="hidden sm:inline-flex">
            <Link href="/sign-up">Sign up</Link>
          </Button>
        </nav>
      </header>
      <main>
        <Hero />
        <Comparison />
        <Steps />
        <Layers />
        <Run />
      </main>
      <footer className="flex flex-wrap items-center justify-between gap-4 border-t py-8 text-faint text-sm">
        <span>Hopcheck. Uptime monitoring that names the failing hop.</span>
        <nav aria-label="More" className="flex gap-4">
          <Link href="/errors" className="underline hover:text-ink">
            What an error means
          </Link>
          <a href="/api/v1/openapi.json" className="underline hover:text-ink">
            API
          </a>
          <Link href="/sign-in" className="underline hover:text-ink">
            Sign in
          </Link>
        </nav>
      </footer>
    </div>
  );
}
