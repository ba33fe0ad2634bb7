import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makePolicy } from "@/lib/net/policy";
import { hostOf, targetProblem } from "@/lib/net/target";

const strict = makePolicy([]);

describe("which addresses may be reached", () => {
  it.each([
    "0.0.0.0",
    "10.1.2.3",
    "100.64.0.1",
    "127.0.0.1",
    "127.255.255.255",
    "169.254.169.254",
    "169.254.170.2",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.192",
    "192.0.2.1",
    "192.88.99.1",
    "192.168.1.1",
    "198.18.0.1",
    "198.51.100.1",
    "203.0.113.1",
    "224.0.0.1",
    "255.255.255.255",
    "100.100.100.200",
    "168.63.129.16",
    "::",
    "::1",
    "::7f00:1",
    "::ffff:127.0.0.1",
    "::ffff:7f00:1",
    "::ffff:8.8.8.8",
    "::ffff:0:7f00:1",
    "64:ff9b::7f00:1",
    "64:ff9b:1::1",
    "100::1",
    "100:0:0:1::1",
    "2001::1",
    "2001:db8::1",
    "2002:7f00:1::",
    "3fff::1",
    "4000::1",
    "5f00::1",
    "8000::1",
    "fc00::1",
    "fd00:ec2::254",
    "fe80::1",
    "fe81::1",
    "febf::1",
    "fec0::1",
    "ff02::1",
    "fe80::1%eth0",
    "not an address",
    "",
  ])("%s is not", (address) => {
    expect(strict.allows(address, 80)).toBe(false);
  });

  it.each(["8.8.8.8", "1.1.1.1", "172.32.0.1", "100.128.0.1", "2606:4700:4700::1111", "2a00:1450:4001::1"])(
    "%s is",
    (address) => {
      expect(strict.allows(address, 443)).toBe(true);
    },
  );

  it.each([22, 25, 465, 587, 3306, 5432, 6379, 27017])("port %d of a public address is not", (port) => {
    expect(strict.allows("8.8.8.8", port)).toBe(false);
  });

  it("lets the operator add ranges, in whatever clothes an address comes", () => {
    const lan = makePolicy(["10.0.0.0/8", "fd00::/8"]);
    expect(lan.allows("10.1.2.3", 5432)).toBe(true);
    expect(lan.allows("::ffff:10.1.2.3", 80)).toBe(true);
    expect(lan.allows("fd12::1", 80)).toBe(true);
    expect(lan.allows("192.168.1.1", 80)).toBe(false);
    expect(makePolicy(true).allows("127.0.0.1", 25)).toBe(true);
  });

  it("refuses every address inside a private network", () => {
    fc.assert(
      fc.property(
        fc.nat(255),
        fc.nat(255),
        fc.nat(255),
        (b, c, d) => !strict.allows(`10.${b}.${c}.${d}`, 80) && !strict.allows(`127.${b}.${c}.${d}`, 80),
      ),
    );
  });
});

describe("what a URL must be", () => {
  it.each([
    "file:///etc/passwd",
    "ftp://example.com/",
    "gopher://x/",
    "data:text/plain,x",
    "javascript:alert(1)",
    "ws://example.com/",
    "http://user@example.com/",
    "http://ok.test@127.0.0.1/",
    "http://exa mple.com/",
    "http://example.com/\n",
    "http://[::1%25eth0]/",
    "http://example.com:0/",
    "http://example.com:65536/",
    "http://",
    "example.com",
    `http://example.com/${"a".repeat(2100)}`,
  ])("refuses %s", (url) => {
    expect(targetProblem(url)).not.toBeNull();
  });

  it.each([
    "http://127.1/",
    "http://0x7f.1/",
    "http://0177.1/",
    "http://2130706433/",
    "http://127.0.0.1./",
    "http://①②⑦.⓪.⓪.①/",
    "http://127。0。0。1/",
    "http://%31%32%37.0.0.1/",
  ])("sees %s for what it is", (url) => {
    expect(targetProblem(url)).toBeNull();
    expect(strict.allows(hostOf(new URL(url)), 80)).toBe(false);
  });
});
