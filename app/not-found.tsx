import Link from "next/link";
import { ThemeProvider } from "@/components/layout/theme-provider";
import { Button } from "@/components/ui/button";

/** Where an address leads nowhere. */
export default function NotFound() {
  return (
    <ThemeProvider>
      <main className="mx-auto grid min-h-[60dvh] max-w-xl content-center gap-3 px-5">
        <p className="font-mono text-faint text-sm">404</p>
        <h1 className="font-semibold text-2xl">There is nothing at this address</h1>
        <p className="text-muted">It may have been deleted, or the address is not quite right.</p>
        <div className="mt-2 flex gap-2">
          <Button asChild>
            <Link href="/overview">Go to the overview</Link>
          </Button>
        </div>
      </main>
    </ThemeProvider>
  );
}
