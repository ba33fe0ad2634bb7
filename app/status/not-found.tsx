import Link from "next/link";
import { Logo } from "@/components/layout/logo";

/** For an address at which there is no status page. */
export default function NoStatusPage() {
  return (
    <div className="auto bg-paper text-ink" data-page-frame="" data-theme="auto">
      <main className="mx-auto flex min-h-dvh max-w-3xl flex-col justify-center px-4 sm:px-6">
        <h1 className="font-semibold text-2xl">There is no status page at this address</h1>
        <p className="prose-width mt-2 text-muted">
          It may have been renamed or taken down. Whoever gave you the link can tell you the new one.
        </p>
        <Link href="/" prefetch={false} className="mt-8 self-start text-faint hover:text-ink">
          <Logo className="text-base" />
        </Link>
      </main>
    </div>
  );
}
