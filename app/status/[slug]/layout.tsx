import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound, unauthorized } from "next/navigation";
import type { ReactNode } from "react";
import { readablePage } from "@/app/status/_readable";
import { PageBrand, PageFoot } from "@/components/status-page/page-brand";
import { PageFrame } from "@/components/status-page/page-frame";
import { wordsFor } from "@/lib/status-page/languages/all";

type Props = { params: Promise<{ slug: string }>; children: ReactNode };

export async function generateMetadata({ params }: Omit<Props, "children">): Promise<Metadata> {
  const readable = await readablePage({ headers: await headers() }, (await params).slug);
  if (!readable.may) return { robots: { index: false } };
  const { looks, basePath, keep } = readable.page;
  const icon = looks.images.find(({ role }) => role === "icon");
  return {
    ...(icon ? { icons: { icon: `${basePath}/image/${icon.digest}` } } : {}),
    ...(keep === null ? { robots: { index: false } } : {}),
  };
}

/** The frame of a page's every address, for those who may read it. Each page within asks again for itself. */
export default async function PageLayout({ params, children }: Props) {
  const readable = await readablePage({ headers: await headers() }, (await params).slug);
  if (!readable.may) return readable.asks === "password" ? unauthorized() : notFound();
  const { language, keep, looks, basePath, name } = readable.page;
  return (
    <PageFrame language={language} theme={looks.theme} accent={looks.accent} keep={keep}>
      <PageBrand name={name} looks={looks} basePath={basePath} />
      {children}
      <PageFoot language={language} looks={looks} label={wordsFor(language).language} />
    </PageFrame>
  );
}
