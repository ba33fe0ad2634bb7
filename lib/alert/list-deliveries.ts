import { z } from "zod";
import { type DeliveryStatus, deliveryStatuses, type NoticeKind } from "@/lib/alert/notice";
import { tenantDb } from "@/lib/db";
import type { Actor } from "@/lib/organization/actor";
import { idCursor, type Page, pageInput, pageOf } from "@/lib/page";
import { parse } from "@/lib/parse";

const listInput = z.strictObject({
  ...pageInput,
  cursor: idCursor,
  id: z.uuid().optional(),
  status: z.enum(deliveryStatuses).optional(),
  channelId: z.uuid().optional(),
  incidentId: z.uuid().optional(),
});

/** One alert with every try. Times are ISO 8601. */
export type Delivery = {
  id: string;
  kind: NoticeKind;
  status: DeliveryStatus;
  incidentId: string | null;
  channelId: string;
  channelName: string;
  createdAt: string;
  deliveredAt: string | null;
  /** When the next try is due; null when there is none. */
  nextTryAt: string | null;
  /** The digest that tells of it; null for what is told by itself. */
  digestId: string | null;
  /** Outcomes: `delivered`, `retry`, `throttled`, `away` while our mail server is, `dead`, and `superseded` for what was told with the recovery. */
  attempts: { at: string; outcome: string; durationMs: number; answer: string }[];
};

/** The delivery log, newest first. @throws AppError `invalid` */
export async function listDeliveries(actor: Actor, input: z.input<typeof listInput>): Promise<Page<Delivery>> {
  const { limit, cursor, id, status, channelId, incidentId } = parse(listInput, input);
  const rows = await tenantDb(actor.organizationId).alert.findMany({
    where: {
      ...(id === undefined ? {} : { id }),
      ...(status === undefined ? {} : { status }),
      ...(channelId === undefined ? {} : { channelId }),
      ...(incidentId === undefined ? {} : { incidentId }),
    },
    include: { channel: { select: { name: true } }, log: { orderBy: { at: "asc" } } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit + 1,
    ...(cursor === undefined ? {} : { cursor: { id: cursor }, skip: 1 }),
  });
  return pageOf(
    rows,
    limit,
    (row) => ({
      id: row.id,
      kind: row.kind as NoticeKind,
      status: row.status as Delivery["status"],
      incidentId: row.incidentId,
      channelId: row.channelId,
      channelName: row.channel.name,
      createdAt: row.createdAt.toISOString(),
      deliveredAt: row.deliveredAt?.toISOString() ?? null,
      nextTryAt: row.status === "pending" || row.status === "planned" ? row.dueAt.toISOString() : null,
      digestId: row.digestId,
      attempts: row.log.map(({ at, outcome, durationMs, answer }) => ({
        at: at.toISOString(),
        outcome,
        durationMs,
        answer,
      })),
    }),
    (row) => row.id,
  );
}
