import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach } from "vitest";
import type { Notice } from "@/lib/alert/notice";
import type { Envelope } from "@/lib/channel/channel";
import { sampleEnvelope, sampleNotices } from "@/lib/channel/samples";

/** One request as it came. */
export type Asked = {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  text: string;
  // biome-ignore lint/suspicious/noExplicitAny: a body is read in many forms
  json: any;
  form: URLSearchParams;
};
export type VendorSays = { status: number; body?: unknown; headers?: Record<string, string> };

/** A local server in a vendor's place: what it was asked, and what it says. */
export type Vendor = { url: string; asked: Asked[]; says: VendorSays };

const jsonIn = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/** Starts it for the tests of one file, each of which begins with nothing asked. */
export function vendorForFile(): Vendor {
  const vendor: Vendor = { url: "", asked: [], says: { status: 200 } };
  let server: Server;
  beforeAll(async () => {
    server = createServer((request, response) => {
      let text = "";
      request.on("data", (chunk: Buffer) => {
        text += chunk.toString("utf8");
      });
      request.on("end", () => {
        const { pathname, searchParams } = new URL(request.url ?? "/", "http://vendor");
        const { method = "", headers } = request;
        const form = new URLSearchParams(text);
        vendor.asked.push({ method, path: pathname, query: searchParams, headers, text, json: jsonIn(text), form });
        const { status, body = "", headers: more = {} } = vendor.says;
        const said = typeof body === "string" ? body : JSON.stringify(body);
        response.writeHead(status, more).end(said);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    vendor.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  beforeEach(() => {
    Object.assign(vendor, { asked: [], says: { status: 200 } });
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));
  return vendor;
}

/** A name that tries what names can try, in every language of messages. */
export const hostileName =
  '@everyone <!channel> <@U123> @all @room @**all** [click](https://evil.example) <https://evil.example|x> <b>&amp;</b> *_`~|# {{7*7}} "quoted\\"';

const renamed = (name: string, summary: string): Notice[] =>
  sampleNotices.map((notice) => ({
    ...notice,
    monitor: { ...notice.monitor, name },
    ...(notice.digest === undefined
      ? {}
      : { digest: { ...notice.digest, items: notice.digest.items.map((item) => ({ ...item, headline: summary })) } }),
    incident: notice.incident && {
      ...notice.incident,
      diagnosis: {
        ...notice.incident.diagnosis,
        summary,
        nextSteps: [{ text: summary, command: "echo `id` ```" }],
      },
    },
  }));

type Sent = { what: string; notice: Notice; envelope: Envelope };

/** Each kind of notice: as usual, hostile, and longer than anybody takes; with a link to acknowledge and without. */
export const sentForms: readonly Sent[] = [
  ...sampleNotices.map((notice) => ({ what: `${notice.kind}`, notice, envelope: sampleEnvelope })),
  ...renamed(hostileName, hostileName).map((notice) => ({
    what: `${notice.kind}, hostile`,
    notice,
    envelope: { ...sampleEnvelope, acknowledgeLink: "https://hopcheck.example.com/acknowledge/t0ken" },
  })),
  ...renamed("ä".repeat(120), "🔥 long ".repeat(4000)).map((notice) => ({
    what: `${notice.kind}, long`,
    notice,
    envelope: { ...sampleEnvelope, acknowledgeLink: "https://hopcheck.example.com/acknowledge/t0ken" },
  })),
  ...sampleNotices
    .filter(({ kind }) => kind === "resolved")
    .map((notice) => ({ what: "resolved, late", notice, envelope: { ...sampleEnvelope, late: true } })),
];
