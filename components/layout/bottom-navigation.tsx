"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { holds, places } from "@/components/layout/navigation";
import { cn } from "@/components/ui/cn";

/** The places under the thumb, for narrow screens. Maintenance, deploys and settings are in the account menu there. */
export function BottomNavigation() {
  const path = usePathname();
  return (
    <nav
      aria-label="Main"
      className="fixed inset-x-0 bottom-0 z-30 border-t bg-raised pb-[env(safe-area-inset-bottom)] lg:hidden"
    >
      <ul className="grid grid-cols-5">
        {places.slice(0, 5).map(({ href, short, icon: Icon }) => {
          const here = holds(href, path);
          return (
            <li key={href}>
              <Link
                href={href}
                aria-current={here ? "page" : undefined}
                className={cn(
                  "flex h-14 flex-col items-center justify-center gap-0.5 text-muted text-xs focus-visible:outline-offset-[-2px]",
                  here && "font-medium text-ink shadow-[inset_0_2px_0_var(--ink)]",
                )}
              >
                <Icon className="size-5" aria-hidden />
                {short}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
