import type { Product } from "@/e2e/lab/gateway";
import { apache } from "@/e2e/lab/products/apache";
import { caddy } from "@/e2e/lab/products/caddy";
import { haproxy } from "@/e2e/lab/products/haproxy";
import { lighttpd } from "@/e2e/lab/products/lighttpd";
import { nginx } from "@/e2e/lab/products/nginx";
import { squid } from "@/e2e/lab/products/squid";
import { varnish } from "@/e2e/lab/products/varnish";

/** One line of the table: what the check asks first, and what that asks in turn when there are two. */
export type Setup = { name: string; front: Product; behind?: Product };

const alone = (product: Product): Setup => ({ name: product.name, front: product });

const plainNginx = nginx();
const plainHaproxy = haproxy();
const sorryPage =
  "server_tokens off; error_page 500 502 503 504 /sorry.html; location = /sorry.html { root .; internal; }";
const sorryFiles = [502, 503, 504].map((status) => `errorfile ${status} FOLDER/sorry${status}.http`).join("\n  ");

/** The products as they come, the slowest first. */
export const setups: readonly Setup[] = [
  alone(plainHaproxy),
  alone(squid),
  alone(apache),
  alone(varnish),
  alone(caddy),
  alone(lighttpd),
  alone(plainNginx),
];

/** What is harder: two gateways in a row, error pages of the owner's own, versions kept quiet. */
export const harderSetups: readonly Setup[] = [
  { name: "nginx>haproxy", front: plainNginx, behind: plainHaproxy },
  { name: "varnish>nginx", front: varnish, behind: plainNginx },
  alone(haproxy("haproxy-own-page", sorryFiles)),
  alone(nginx("nginx-own-page", sorryPage)),
  alone(nginx("nginx-quiet", "server_tokens off;")),
];
