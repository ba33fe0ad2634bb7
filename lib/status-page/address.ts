import { env } from "@/lib/env";

/** What tells where a page is read. */
export type Addressed = { slug: string };

/**
 * Where people read a page, whole and without a slash at its end. Everything of a page that has to be linked to
 * from outside (feeds, calendars, mails, badges) begins with it.
 */
export const pageAddress = ({ slug }: Addressed): string => `${env().APP_URL}/status/${slug}`;
