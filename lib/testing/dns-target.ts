import { createSocket } from "node:dgram";

/** How a resolver answers every question: with this response code (RFC 1035 §4.1.1) and no record, or not at all. */
export type DnsAnswer = "nodata" | "servfail" | "nxdomain" | "refused" | "silence" | { txt: string };

const codes = { nodata: 0, servfail: 2, nxdomain: 3, refused: 5 } as const;

/** The question with one TXT record as its answer (RFC 1035 §3.3.14). */
function withText(query: Buffer, text: string): Buffer {
  const head = Buffer.from(query.subarray(0, 12));
  head.writeUInt16BE(0x8180, 2);
  head.writeUInt16BE(1, 6);
  head.writeUInt16BE(0, 8);
  head.writeUInt16BE(0, 10);
  const endOfName = query.indexOf(0, 12);
  const said = Buffer.from(text);
  const length = Buffer.from([0, said.length + 1, said.length]);
  const answer = Buffer.from([0xc0, 12, 0, 16, 0, 1, 0, 0, 0, 60]);
  return Buffer.concat([head, query.subarray(12, endOfName + 5), answer, length, said]);
}

/** A real resolver over UDP that answers in one way, most often by failing. */
export async function startDnsTarget(answer: DnsAnswer): Promise<{ server: string; close: () => void }> {
  const socket = createSocket("udp4");
  socket.on("message", (query, from) => {
    if (answer === "silence") return;
    if (typeof answer === "object") {
      socket.send(withText(query, answer.txt), from.port, from.address);
      return;
    }
    const reply = Buffer.from(query);
    reply.writeUInt16BE(0x8180 | codes[answer], 2);
    socket.send(reply, from.port, from.address);
  });
  await new Promise<void>((resolve) => socket.bind(0, "127.0.0.1", resolve));
  return { server: `127.0.0.1:${socket.address().port}`, close: () => socket.close() };
}
