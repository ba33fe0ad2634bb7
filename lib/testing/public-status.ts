import type { PublicIncident, PublicStatus } from "@/lib/status-page/page";

const at = "2026-11-01T00:00:00.000Z";

/** An incident of the sample page, resolved after three updates. */
export const samplePublicIncident = (change: Partial<PublicIncident> = {}): PublicIncident => ({
  id: "018f0000-0000-7000-8000-00000000000a",
  title: "Checkout was not available",
  componentIds: ["018f0000-0000-7000-8000-000000000001"],
  startedAt: "2026-11-02T10:00:00.000Z",
  resolvedAt: "2026-11-02T11:00:00.000Z",
  updates: [
    { status: "resolved", at: "2026-11-02T11:00:00.000Z", text: "It is available again." },
    { status: "identified", at: "2026-11-02T10:20:00.000Z", text: "We know of it and are working on it." },
    { status: "investigating", at: "2026-11-02T10:01:00.000Z", text: "It answered with errors." },
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
      bars: [],
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
