import Link from "next/link";
import { cn } from "@/components/ui/cn";

const tabs = [
  { key: "settings", label: "Settings", path: "" },
  { key: "incidents", label: "Incidents", path: "/incidents" },
  { key: "subscribers", label: "Subscribers", path: "/subscribers" },
  { key: "share", label: "Share", path: "/share" },
] as const;

/** The parts of a status page in the dashboard. */
export function PageTabs({ pageId, current }: { pageId: string; current: (typeof tabs)[number]["key"] }) {
  return (
    <nav aria-label="Parts of this status page" className="-mt-2 mb-6 flex gap-5 overflow-x-auto border-b">
      {tabs.map(({ key, label, path }) => (
        <Link
          key={key}
          href={`/status-pages/${pageId}${path}`}
          aria-current={key === current ? "page" : undefined}
          className={cn(
            "-mb-px border-b-2 pt-1 pb-2",
            key === current ? "border-ink font-medium" : "border-transparent text-muted hover:text-ink",
          )}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
