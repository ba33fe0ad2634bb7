import { answerMissing } from "@/app/status/_answer";
import { readableRoute } from "@/app/status/_readable";
import type { PublicStatus } from "@/lib/status-page/page";
import { publicStatus } from "@/lib/status-page/public-status";

/** A page that may be read. */
export type ReadPage = {
  status: PublicStatus;
  /** Where it is for this reader, whole, without a slash at its end. */
  baseUrl: string;
};

type Draw = (page: ReadPage, request: Request) => Promise<Response> | Response;

/**
 * A public address of a page: what `draw` answers reaches only those who may read the page. What it says comes from
 * the status that all readers share, so that no reader costs a look into the database.
 */
export const pageRoute = (draw: Draw) =>
  readableRoute(async ({ slug, baseUrl }, _params, request) => {
    const status = await publicStatus(slug);
    return status === null ? answerMissing() : draw({ status, baseUrl }, request);
  });
