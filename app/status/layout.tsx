import type { ReactNode } from "react";
import { ThemeProvider } from "@/components/layout/theme-provider";

/** Status pages follow the reader's theme, as the rest does. */
export default function StatusLayout({ children }: { children: ReactNode }) {
  return <ThemeProvider>{children}</ThemeProvider>;
}
