import { describe, expect, it } from "vitest";
import { accessInput, isInNetworks, networkOf } from "@/lib/status-page/access";

describe("networks", () => {
  it.each([
    ["203.0.113.7", "203.0.113.7/32"],
    [" 203.0.113.77/24 ", "203.0.113.0/24"],
    ["0.0.0.0/0", "0.0.0.0/0"],
    ["2001:db8::1", "2001:db8::/64"],
    ["2001:db8:1:2:3::/48", "2001:db8:1::/48"],
  ])("%s is kept as %s", (given, kept) => expect(networkOf(given)).toBe(kept));

  it.each(["", "example.com", "1.2.3.4/33", "1.2.3.4/", "1.2.3.4/-1", "2001:db8::/65", "1.2.3.4/2x", "::/x"])(
    "%s is none",
    (given) => expect(networkOf(given)).toBeNull(),
  );

  it.each([
    ["203.0.113.9", true],
    ["203.0.114.9", false],
    ["2001:db8:0:7:0:0:0:0/64", true],
    ["2001:db9:0:0:0:0:0:0/64", false],
    [null, false],
    ["nonsense", false],
  ])("%s is in them: %s", (client, isIn) =>
    expect(isInNetworks(client, ["203.0.113.0/24", "2001:db8::/48"])).toBe(isIn),
  );
});

describe("what the form sends", () => {
  it("names the network that is none", () => {
    const result = accessInput.safeParse({ rule: "network", networks: ["10.0.0.0/8", "nonsense"] });
    expect(result.error?.issues[0]?.path).toEqual(["networks", 1]);
  });
  it("never lets a page be for no network at all", () =>
    expect(accessInput.safeParse({ rule: "network", networks: [] }).success).toBe(false));
});
