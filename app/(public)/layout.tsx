import type { ReactNode } from "react";
import { ThemeProvider } from "@/components/layout/theme-provider";

/** Pages that are drawn once for all readers. */
export default function PublicLayout({ children }: { children: ReactNode }) {
  return <ThemeProvider>{children}</ThemeProvider>;
}
