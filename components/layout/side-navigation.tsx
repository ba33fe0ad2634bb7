"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { holds, places } from "@/components/layout/navigation";
import { cn } from "@/components/ui/cn";

/** The places as a column, for wide screens. */
export function SideNavigation() {
  const path = usePathname();
  return (
    <nav aria-label="Main">
      <ul className="grid gap-0.5">
        {places.map(({ href, label, icon: Icon }) => {
          const here = holds(href, path);
          return (
            <li key={href}>
              <Link
                href={href}
                aria-current={here ? "page" : undefined}
                className={cn(
                  "flex h-9 items-center gap-2.5 rounded px-2.5 text-muted transition-colors hover:bg-sunken hover:text-ink",
                  here && "bg-sunken font-medium text-ink dark:bg-raised",
                )}
              >
                <Icon className={cn("size-4 text-faint", here && "text-ink")} aria-hidden />
                {label}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
