import { describe, expect, it } from "vitest";
import { hostHeaderOf, hostOf, portOf, targetProblem } from "@/lib/net/target";

const refused: [string, RegExp][] = [
  ["", /not a URL/],
  ["example.com", /not a URL/],
  ["http://", /not a URL/],
  ["file:///etc/passwd", /Only http/],
  ["ftp://example.com/", /Only http/],
  ["gopher://127.0.0.1:6379/_INFO", /Only http/],
  ["data:text/plain,hi", /Only http/],
  ["javascript:alert(1)", /Only http/],
  ["blob:http://example.com/1", /Only http/],
  ["ws://example.com/", /Only http/],
  ["wss://example.com/", /Only http/],
  ["jar:http://example.com!/", /Only http/],
  ["dict://127.0.0.1:11211/stats", /Only http/],
  ["ldap://example.com/", /Only http/],
  ["http://user@example.com/", /credentials/],
  ["http://user:secret@example.com/", /credentials/],
  ["http://ok.test@127.0.0.1/", /credentials/],
  ["http://example.com:0/", /Port 0/],
  ["http://example.com:65536/", /not a URL/],
  ["http://256.256.256.256/", /not a URL/],
  ["http://4294967296/", /not a URL/],
  ["http://1.2.3.4.5/", /not a URL/],
  ["http://08.8.8.8/", /not a URL/],
  ["http://[fe80::1%eth0]/", /not a URL/],
  ["http://[fe80::1%25eth0]/", /not a URL/],
  [" http://example.com/", /no spaces/],
  ["http://example.com/a b", /no spaces/],
  ["http://exa\tmple.com/", /no spaces/],
  ["http://example.com/\r\nHost: evil", /no spaces/],
  ["http://example.com/\u0000", /no spaces/],
  [`http://example.com/${"a".repeat(2048)}`, /2048/],
];

/** Every spelling of 127.0.0.1 and of the metadata address that the URL parser knows. */
const spellings: [string, string][] = [
  ...["127.1", "127.0.1", "0x7f.1", "0x7f000001", "0177.1", "017700000001", "2130706433", "127.0.0.1."].map(
    (host): [string, string] => [host, "127.0.0.1"],
  ),
  ...["①②⑦.⓪.⓪.①", "１２７.０.０.１", "127。0。0。1", "127．0．0．1", "%31%32%37.0.0.1"].map(
    (host): [string, string] => [host, "127.0.0.1"],
  ),
  ...["ⓛⓞⓒⓐⓛⓗⓞⓢⓣ", "loc%61lhost", "LOCALHOST", "localhost."].map((host): [string, string] => [host, "localhost"]),
  ...["2852039166", "0xa9fea9fe", "0251.0376.0251.0376", "169.254.43518"].map((host): [string, string] => [
    host,
    "169.254.169.254",
  ]),
  ["192.168.257", "192.168.1.1"],
  ["[::ffff:127.0.0.1]", "::ffff:7f00:1"],
  ["[0:0:0:0:0:ffff:7f00:1]", "::ffff:7f00:1"],
  ["[::1]", "::1"],
];

describe("what can be a target", () => {
  it.each(refused)("refuses %j", (url, message) => {
    expect(targetProblem(url)).toMatch(message);
  });

  it.each([
    "http://example.com",
    "https://example.com/health?deep=1#top",
    "http://example.com:8080/",
    "http://[2606:4700::1]:8080/",
    "https://münchen.example/",
    "http://localhost:3000/",
    "http://127.0.0.1#@ok.test",
    // A host named "unix", no socket.
    "http://unix:/var/run/docker.sock",
  ])("takes %s", (url) => {
    expect(targetProblem(url)).toBeNull();
  });

  it.each(spellings)("reads the host %s as %s", (host, read) => {
    expect(hostOf(new URL(`http://${host}/`))).toBe(read);
  });

  it("reads a backslash as the end of the host, as browsers do", () => {
    expect(hostOf(new URL("http://ok.test\\@127.0.0.1/"))).toBe("ok.test");
  });

  it("takes a port by the scheme", () => {
    expect(portOf(new URL("http://a.test/"))).toBe(80);
    expect(portOf(new URL("https://a.test/"))).toBe(443);
    expect(portOf(new URL("https://a.test:8443/"))).toBe(8443);
  });

  it("names the host without the dot at its end", () => {
    expect(hostHeaderOf(new URL("http://a.test.:8080/"))).toBe("a.test:8080");
    expect(hostHeaderOf(new URL("http://[::1]:80/"))).toBe("[::1]");
  });
});
