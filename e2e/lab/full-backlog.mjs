// Listens with the shortest queue there is and takes nothing out of it: its parent stops this process and fills the
// queue, and from then on the kernel answers no more handshakes, as behind a firewall that drops.
import { createServer } from "node:net";

process.on("disconnect", () => process.exit(0));
const server = createServer();
server.listen({ port: 0, host: "127.0.0.1", backlog: 1 }, () => process.send(server.address().port));
