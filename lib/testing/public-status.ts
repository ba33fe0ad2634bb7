import type { PublicIncident, PublicStatus } from "@/lib/status-page/page";

const at = "2026-11-01T00:00:00.000Z";

/** An incident of the sample page, resolved after three updates. */
export const samplePublicIncident = (change: Partial<PublicIncident> = {}): PublicIncident => ({
  id: "018f0000-0000-7000-8000-00000000000a",
  title: "Checkout was not available",
  impact: "major",
  status: "resolved",
  componentIds: ["018f0000-0000-7000-8000-000000000001"],
  startedAt: "2026-11-02T10:00:00.000Z",
  resolvedAt: "2026-11-02T11:00:00.000Z",
  createdAt: "2026-11-02T10:01:00.000Z",
  updatedAt: "2026-11-02T11:00:00.000Z",
  updates: [
    {
      id: "018f0000-0000-7000-8000-000000000101",
      status: "resolved",
      at: "2026-11-02T11:00:00.000Z",
      body: "It is available again.",
      text: "It is available again.",
    },
    {
      id: "018f0000-0000-7000-8000-000000000102",
      status: "identified",
      at: "2026-11-02T10:20:00.000Z",
      body: "We know of it and are working on it.",
      text: "We know of it and are working on it.",
    },
    {
      id: "018f0000-0000-7000-8000-000000000103",
      status: "investigating",
      at: "2026-11-02T10:01:00.000Z",
      body: "It answered with errors.",
      text: "It answered with errors.",
    },
  ],
  ...change,
});

/** A status page as it is read, with one component that is down. */
export const samplePublicStatus = (change: Partial<PublicStatus> = {}): PublicStatus => ({
  id: "018f0000-0000-7000-8000-0000000000ff",
  slug: "acme",
  name: "Acme",
  description: "What we run.",
  overall: "operational",
  components: [
    {
      id: "018f0000-0000-7000-8000-000000000001",
      name: "Checkout",
      group: null,
      state: "down",
      createdAt: at,
      stateSince: at,
      uptime: 0.99,
      uptimes: { day: 0.99, week: 0.99, month: 0.99, quarter: 0.99 },
      bars: [],
      responseMs: null,
    },
  ],
  openIncidents: [],
  pastIncidents: [],
  maintenance: [],
  lastKnownAt: null,
  changedAt: at,
  updatedAt: at,
  ...change,
});
