import { pool } from "@/lib/db";
import { type SubscriberKind, shownTarget } from "@/lib/subscriber/subscriber";
import type { Subscription } from "@/lib/subscriber/subscription";
import { readToken, type TokenPurpose } from "@/lib/subscriber/token";
import { openTarget } from "./store";

type Row = {
  id: string;
  kind: SubscriberKind;
  target: string;
  confirmed: boolean;
  component_ids: string[];
  page_id: string;
  slug: string;
  name: string;
  components: { id: string; name: string }[] | null;
};

/**
 * The subscription that a link is about.
 * @param slug of the page that the link is opened at
 * @returns null for a link of another purpose or page, one that has ended, and a subscription that is gone
 */
export async function readSubscription(
  slug: string,
  purpose: TokenPurpose,
  token: unknown,
): Promise<Subscription | null> {
  const id = readToken(purpose, token, new Date());
  if (id === null) return null;
  const { rows } = await pool().query<Row>(
    `select s.id, s.kind, s.target, s.confirmed_at is not null as confirmed, s.component_ids, p.id as page_id, p.slug, p.name,
            (select json_agg(json_build_object('id', c.id, 'name', c.name) order by c.position)
               from status_page_component c where c.status_page_id = p.id) as components
       from subscriber s join status_page p on p.id = s.status_page_id
      where s.id = $1 and p.slug = $2`,
    [id, slug],
  );
  const [row] = rows;
  if (!row) return null;
  return {
    id: row.id,
    kind: row.kind,
    shown: shownTarget(row.kind, openTarget(row.target)),
    confirmed: row.confirmed,
    componentIds: row.component_ids,
    page: { id: row.page_id, slug: row.slug, name: row.name, components: row.components ?? [] },
  };
}
