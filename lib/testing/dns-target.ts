import { createSocket } from "node:dgram";

/** How a resolver answers every question: with this response code (RFC 1035 §4.1.1) and no record, or not at all. */
export type DnsAnswer = "nodata" | "servfail" | "nxdomain" | "refused" | "silence";

const codes = { nodata: 0, servfail: 2, nxdomain: 3, refused: 5 } as const;

/** A real resolver over UDP that fails in one way. */
export async function startDnsTarget(answer: DnsAnswer): Promise<{ server: string; close: () => void }> {
  const socket = createSocket("udp4");
  socket.on("message", (query, from) => {
    if (answer === "silence") return;
    const reply = Buffer.from(query);
    reply.writeUInt16BE(0x8180 | codes[answer], 2);
    socket.send(reply, from.port, from.address);
  });
  await new Promise<void>((resolve) => socket.bind(0, "127.0.0.1", resolve));
  return { server: `127.0.0.1:${socket.address().port}`, close: () => socket.close() };
}
