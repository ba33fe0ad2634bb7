import type { SubscriberKind } from "@/lib/subscriber/subscriber";

/** What whoever holds a link may see of the subscription. */
export type Subscription = {
  id: string;
  kind: SubscriberKind;
  shown: string;
  confirmed: boolean;
  componentIds: string[];
  page: { id: string; slug: string; name: string; components: { id: string; name: string }[] };
};
