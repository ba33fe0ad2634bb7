import type { Socket } from "node:net";

const answer = (...lines: string[]): string => `${lines.join("\r\n")}\r\n`;

/** Answers of an app that speaks TCP with a mistake. Each is called when the request has come, except `closing` and `banner`. */
export const rawBehaviours = {
  resetting: (socket: Socket) => void socket.resetAndDestroy(),
  silent: () => undefined,
  malformed: (socket: Socket) => void socket.end(answer("HTTP/1.1 2OO OK", "Content-Length: 2", "", "ok")),
  bigHeader: (socket: Socket) =>
    void socket.end(
      answer(
        "HTTP/1.1 200 OK",
        "Content-Type: text/plain",
        "Content-Length: 2",
        ...Array.from({ length: 12 }, (_, index) => `Set-Cookie: part${index}=${"x".repeat(7_000)}`),
        "",
        "ok",
      ),
    ),
  dying: (socket: Socket) => {
    socket.write(
      answer("HTTP/1.1 200 OK", "Content-Type: text/html", "Content-Length: 50000", "", "<p>Shop</p>".repeat(500)),
    );
    setTimeout(() => socket.destroy(), 100);
  },
} satisfies Record<string, (socket: Socket) => void>;
