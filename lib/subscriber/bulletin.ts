/** The stages of what is told: those of a disturbance, and those of planned work. */
export const bulletinStatuses = [
  "investigating",
  "identified",
  "monitoring",
  "resolved",
  "scheduled",
  "in_progress",
  "completed",
  "cancelled",
] as const;
export type BulletinStatus = (typeof bulletinStatuses)[number];

/** What the subscribers of a page are told of one update, as it was when it was published. */
export type BulletinNotice = {
  title: string;
  /** The title that the conversation began with. */
  threadTitle: string;
  /** Whether the conversation begins with it. */
  opens: boolean;
  status: BulletinStatus;
  /** What happened, as plain text. */
  text: string;
  /** Components that it is about; empty for the whole page. */
  componentIds: string[];
  /** Their names, as the page says them. */
  components: string[];
  /** ISO 8601. */
  at: string;
  /** Below the page's address, beginning with a slash; empty for the page itself. */
  path: string;
};

/** How far the telling of a bulletin has come. */
export type BulletinProgress = {
  id: string;
  title: string;
  status: BulletinStatus;
  createdAt: string;
  /** False until it is worked out who is told. */
  counted: boolean;
  total: number;
  sent: number;
  failed: number;
  /** Handed over when a process died; they are not sent again, so that nobody hears twice. */
  unsure: number;
  pending: number;
  /** When the last of them ended, ISO 8601; null while any waits. */
  endedAt: string | null;
};
