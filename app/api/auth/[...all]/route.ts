import { auth } from "@/lib/account/make-auth";

export const dynamic = "force-dynamic";

/** The account library's own calls: links in mails, and the session. */
export const GET = (request: Request): Promise<Response> => auth().handler(request);

export const POST = (request: Request): Promise<Response> => auth().handler(request);
