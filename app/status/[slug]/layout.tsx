import { headers } from "next/headers";
import { notFound, unauthorized } from "next/navigation";
import type { ReactNode } from "react";
import { readablePage } from "@/app/status/_readable";
import { PageFrame } from "@/components/status-page/page-frame";

/** The frame of a page's every address, for those who may read it. Each page within asks again for itself. */
export default async function PageLayout({
  params,
  children,
}: {
  params: Promise<{ slug: string }>;
  children: ReactNode;
}) {
  const readable = await readablePage({ headers: await headers() }, (await params).slug);
  if (!readable.may) return readable.asks === "password" ? unauthorized() : notFound();
  const { language, keep } = readable.page;
  return (
    <PageFrame language={language} theme="auto" keep={keep}>
      {children}
    </PageFrame>
  );
}
