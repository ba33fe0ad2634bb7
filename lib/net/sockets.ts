import type { Socket } from "node:net";

/** The sockets of one task. They end together, and none is opened after the end. */
export class Sockets {
  private readonly open: Socket[] = [];
  ended = false;

  /** Takes charge of a socket. What goes wrong on it after its task has ended is nobody's business. */
  add(socket: Socket): void {
    socket.on("error", () => undefined);
    if (this.ended) socket.destroy();
    else this.open.push(socket);
  }

  end(): void {
    this.ended = true;
    // The newest first: Node 24 crashes when a TCP socket is destroyed before the TLS socket around it.
    for (const socket of this.open.splice(0).reverse()) socket.destroy();
  }
}
