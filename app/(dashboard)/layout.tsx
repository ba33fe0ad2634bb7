import Link from "next/link";
import type { ReactNode } from "react";
import { currentUser, requireActor } from "@/app/_server/actor";
import { nonce } from "@/app/_server/nonce";
import { AccountMenu } from "@/components/layout/account-menu";
import { BlindBanner } from "@/components/layout/blind-banner";
import { BottomNavigation } from "@/components/layout/bottom-navigation";
import { Logo } from "@/components/layout/logo";
import { SideNavigation } from "@/components/layout/side-navigation";
import { SkipLink } from "@/components/layout/skip-link";
import { ThemeProvider } from "@/components/layout/theme-provider";

import { blindRegions } from "@/lib/region/blind-regions";

/** The shell of the dashboard: navigation beside the page where there is room, under it where there is none. */
export default async function DashboardLayout({ children }: { children: ReactNode }) {
  await requireActor();
  const email = (await currentUser())?.email ?? "";
  return (
    <ThemeProvider {...(await nonce())}>
      <div className="lg:grid lg:grid-cols-[15rem_minmax(0,1fr)]">
        <SkipLink />
        <aside className="sticky top-0 hidden h-dvh flex-col border-r px-3 py-4 lg:flex">
          <Link href="/overview" className="mb-5 px-2.5 py-1">
            <Logo />
          </Link>
          <SideNavigation />
          <div className="mt-auto">
            <AccountMenu email={email} />
          </div>
        </aside>
        <header className="sticky top-0 z-20 flex h-13 items-center justify-between border-b bg-paper px-4 lg:hidden">
          <Link href="/overview">
            <Logo />
          </Link>
          <AccountMenu email={email} compact />
        </header>
        <main
          id="content"
          tabIndex={-1}
          className="mx-auto w-full max-w-6xl px-4 pt-6 pb-24 focus:outline-none sm:px-8 lg:py-9"
        >
          <BlindBanner regions={await blindRegions()} />
          {children}
        </main>
        <BottomNavigation />
      </div>
    </ThemeProvider>
  );
}
