import { describe, expect, it } from "vitest";
import { clientAddress } from "@/lib/account/client-address";

const proxies = ["10.0.0.0/8", "192.0.2.7", "fd00::/8"];

describe("who asks", () => {
  it.each<[string | null, readonly string[], string | null]>([
    ["198.51.100.9", [], "198.51.100.9"],
    ["::ffff:198.51.100.9", [], "198.51.100.9"],
    ["1.1.1.1, 198.51.100.9", [], "198.51.100.9"],
    ["198.51.100.9, 10.1.2.3", proxies, "198.51.100.9"],
    ["6.6.6.6, 198.51.100.9, 192.0.2.7, 10.1.2.3", proxies, "198.51.100.9"],
    ["6.6.6.6, 198.51.100.9", proxies, "198.51.100.9"],
    ["198.51.100.9, fd12::1", proxies, "198.51.100.9"],
    ["2001:db8:1:2:aaaa::1", [], "2001:db8:1:2::/64"],
    ["2001:db8:1:2:bbbb::2", [], "2001:db8:1:2::/64"],
    ["10.0.0.1, 10.0.0.2", proxies, null],
    ["198.51.100.9, junk, 10.0.0.2", proxies, null],
    ["", [], null],
    [null, [], null],
  ])("%s", (chain, trusted, client) => {
    expect(clientAddress(chain, trusted)).toBe(client);
  });
});
