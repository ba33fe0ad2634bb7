import type { IncidentDeployment } from "@/lib/deployment/deployment";
import type { Diagnosis, Report } from "@/lib/diagnosis/diagnosis";
import type { Flapping } from "@/lib/incident/flapping";
import type { Severity } from "@/lib/incident/incident";

/**
 * `reminder`: it goes on and nobody has acknowledged it. `digest`: many notices in one, where they would come
 * faster than a channel is to be told.
 */
export const noticeKinds = ["opened", "updated", "reminder", "acknowledged", "resolved", "digest", "test"] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** `planned` is due later; `cancelled` was planned and is not wanted any more; `gathered` waits in a digest. */
export const deliveryStatuses = ["planned", "pending", "gathered", "delivered", "dead", "cancelled"] as const;
export type DeliveryStatus = (typeof deliveryStatuses)[number];

/** One notice of those that a digest tells of. */
export type DigestItem = {
  kind: NoticeKind;
  incidentId: string;
  monitor: string;
  /** Its own headline. */
  headline: string;
};

/** Many notices as one: all of them counted, the first of them named. */
export type Digest = { count: number; counts: Partial<Record<NoticeKind, number>>; items: DigestItem[] };

/** What an update can be about besides the cause, each with its place in the sequence of a channel: told once each. */
export const updateTopics = { members: 1, flapping: 2 } as const;
export type UpdateTopic = keyof typeof updateTopics;

/** What a notice says, as it was when it happened. Every channel renders the same notice. */
export type Notice = {
  kind: NoticeKind;
  /** ISO 8601. */
  occurredAt: string;
  /** In a digest and in a test, the channel itself. */
  monitor: { id: string; name: string; url: string };
  /** Only in a digest. */
  digest?: Digest;
  /** Null only in a test notice and in a digest. */
  incident: {
    id: string;
    status: "open" | "acknowledged" | "resolved";
    severity: Severity;
    startedAt: string;
    openedAt: string;
    acknowledgedAt: string | null;
    resolvedAt: string | null;
    diagnosis: Diagnosis;
    /** The failing request's report; the hop line is drawn from it. */
    report: Report;
    /** The release that came just before it; null when none did. */
    deployment: IncidentDeployment | null;
    /** It keeps failing and recovering: one recovery is told when it is calm. Absent when it does not. */
    flapping?: Flapping | null;
    /** How many monitors fail in it, when it is more than one; as it was at the first try to send. */
    memberCount?: number;
    /** The first of them, at most 20. */
    members?: { monitorId: string; name: string }[];
  } | null;
};
