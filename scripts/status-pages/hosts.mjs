// Which host a request is for, and what of a status page's own host is answered at all.
import { BlockList, isIP } from "node:net";

const ownHost = process.env["APP_URL"] ? new URL(process.env["APP_URL"]).hostname : "localhost";
const onLoopback = isIP(ownHost.replace(/^\[|\]$/g, "")) !== 0 || !ownHost.includes(".");
const domain = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/;

const proxies = new BlockList();
for (const entry of (process.env["TRUSTED_PROXIES"] ?? "")
  .split(",")
  .map((each) => each.trim())
  .filter(Boolean)) {
  const [address, bits] = entry.split("/");
  const family = isIP(address) === 6 ? "ipv6" : "ipv4";
  if (bits === undefined) proxies.addAddress(address, family);
  else proxies.addSubnet(address, Number(bits), family);
}

function isProxy(address) {
  const bare = (address ?? "").replace(/^::ffff:/, "");
  const family = isIP(bare);
  return family !== 0 && proxies.check(bare, family === 6 ? "ipv6" : "ipv4");
}

/** The host that a client asked for. What a proxy says of it is believed only of those in TRUSTED_PROXIES. */
function hostOf(request) {
  const { headers, socket } = request;
  const forwarded = headers["x-forwarded-host"];
  const host = forwarded !== undefined && isProxy(socket.remoteAddress) ? forwarded.split(",")[0].trim() : headers.host;
  return (host ?? "").replace(/:\d+$/, "").replace(/\.$/, "").toLowerCase();
}

/** The host when it may be a status page's own; null for Hopcheck's, for addresses and for names without a dot. */
export function foreignHost(request) {
  const { host } = request.headers;
  // The common case, without another look.
  if (host === ownHost && request.headers["x-forwarded-host"] === undefined) return null;
  const asked = hostOf(request);
  return asked === ownHost || asked.endsWith(".localhost") || !domain.test(asked) ? null : asked;
}

/** Whether a host that is nobody's is turned away: where Hopcheck has a public name, nothing is served under others. */
export const isStrict = !onLoopback;

/** What every page loads, whatever the host. */
export const isAsset = (url) => url.startsWith("/_next/static/") || /^\/icon[a-z0-9.-]*(\?|$)/.test(url);

/**
 * The address of a page for a path at its own host.
 * @returns null for one that would lead out of the page
 */
export function pathOfPage(slug, url) {
  const at = url.indexOf("?");
  const path = at < 0 ? url : url.slice(0, at);
  let decoded = path;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    return null;
  }
  if (/(^|[/\\])\.{1,2}([/\\]|$)|\\|\/\//.test(decoded)) return null;
  return `/status/${slug}${path === "/" ? "" : path}${at < 0 ? "" : url.slice(at)}`;
}
