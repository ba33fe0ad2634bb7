import { type ChildProcess, spawn } from "node:child_process";
import { createServer as createHttpServer, type RequestListener } from "node:http";
import { connect, createServer, type Server, type Socket } from "node:net";
import { createServer as createTlsServer } from "node:tls";
import { fileURLToPath } from "node:url";
import { appAnswers } from "@/e2e/lab/apps/answers";
import { rawBehaviours } from "@/e2e/lab/apps/raw";
import { claimPort } from "@/e2e/lab/claim-port";
import type { Address } from "@/e2e/lab/fault";
import { endWithUs } from "@/lib/embedded/end-with-us";
import { newCertificate, type Pair } from "@/lib/testing/certificate-authority";

const host = "127.0.0.1";
const day = 24 * 60 * 60 * 1000;

/** A program that runs, and what it wrote to its standard error so far. */
type Program = { child: ChildProcess; said: readonly string[] };

/** A program of this folder in a process of its own, after its ready line. */
async function startProgram(name: string, port: number, flags: readonly string[] = []): Promise<Program> {
  const file = fileURLToPath(new URL(`apps/${name}`, import.meta.url));
  const child = spawn(process.execPath, [...flags, file, String(port)], {
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said: string[] = [];
  child.stderr.on("data", (text: Buffer) => void said.push(text.toString()));
  endWithUs(child, "TERM");
  await new Promise((resolve, reject) => {
    child.stdout.once("data", resolve);
    child.once("error", reject).once("exit", () => reject(new Error(`${name} ended before it was ready.`)));
  });
  child.removeAllListeners("exit").stdout.resume();
  return { child, said };
}

/** Everything that can be behind a gateway of the lab. `stop` ends it all. */
export class Apps {
  readonly authority: Pair = newCertificate("Lab Root", { authority: true });
  readonly unreachable: Address = { host: "127.255.255.255", port: 80 };
  closed!: Address;
  besideApp!: Address;
  starting!: Address;
  app!: Address;
  slow!: Address;
  deaf!: Address;
  closing!: Address;
  banner!: Address;
  resetting!: Address;
  silent!: Address;
  malformed!: Address;
  bigHeader!: Address;
  dying!: Address;
  readonly tls = {} as Record<"good" | "untrusted" | "expired" | "wrongHost", Address>;
  readonly answers = {} as Record<keyof typeof appAnswers, Address>;
  private readonly servers: Server[] = [];
  private readonly sockets = new Set<Socket>();
  private readonly children: ChildProcess[] = [];
  private readonly hogs = new Map<string, Address & Pick<Program, "said">>();

  async start(): Promise<void> {
    this.closed = await this.nowhere();
    this.starting = await this.nowhere();
    await this.run("starting.mjs", this.starting.port);
    this.app = await this.http((_request, response) => response.end("<h1>The shop is open</h1>"));
    this.besideApp = await this.nowhere();
    this.slow = await this.http((_request, response) => setTimeout(() => response.end("late"), 1_500));
    this.closing = await this.tcp((socket) => socket.destroy());
    this.banner = await this.tcp((socket) => {
      socket.write("SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n");
      socket.once("data", () => socket.end("Invalid SSH identification string.\r\n"));
    });
    for (const [name, behave] of Object.entries(rawBehaviours))
      this[name as keyof typeof rawBehaviours] = await this.tcp((socket) => socket.once("data", () => behave(socket)));
    for (const [name, answer] of Object.entries(appAnswers))
      this.answers[name as keyof typeof appAnswers] = await this.http(answer);
    await this.startTls();
    await this.startDeaf();
  }

  /** An app that the first request ends; each gateway has its own. */
  async memoryHog(gateway: string): Promise<Address> {
    const known = this.hogs.get(gateway);
    if (known) return known;
    const address = await this.nowhere();
    const { said } = await this.run("memory-hog.mjs", address.port, ["--max-old-space-size=8"]);
    this.hogs.set(gateway, { ...address, said });
    return address;
  }

  /** What the app of this gateway that the first request ends said when it ended: its own log. */
  memoryHogLog(gateway: string): string[] {
    return (this.hogs.get(gateway)?.said ?? []).join("").split("\n");
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    for (const child of this.children) child.kill("SIGKILL");
    await Promise.all(this.servers.map((server) => new Promise((resolve) => server.close(resolve))));
  }

  private async run(name: string, port: number, flags: readonly string[] = []): Promise<Program> {
    const program = await startProgram(name, port, flags);
    this.children.push(program.child);
    return program;
  }

  private async nowhere(): Promise<Address> {
    return { host, port: await claimPort() };
  }

  private async listen(server: Server): Promise<Address> {
    const address = await this.nowhere();
    server.on("connection", (socket) => this.keep(socket));
    this.servers.push(server);
    await new Promise<void>((resolve, reject) => server.once("error", reject).listen(address.port, host, resolve));
    return address;
  }

  /** Whoever asks may leave without a word: that is its right. */
  private keep(socket: Socket): void {
    this.sockets.add(socket);
    socket.on("error", () => undefined).once("close", () => this.sockets.delete(socket));
  }

  private tcp(behave: (socket: Socket) => void): Promise<Address> {
    return this.listen(createServer(behave));
  }

  private http(answer: RequestListener): Promise<Address> {
    return this.listen(createHttpServer(answer));
  }

  private async startTls(): Promise<void> {
    const issuer = this.authority;
    const names = [host];
    const pairs = {
      good: newCertificate("app", { names, issuer }),
      untrusted: newCertificate("app", { names, issuer: newCertificate("Unknown Root", { authority: true }) }),
      expired: newCertificate("app", {
        names,
        issuer,
        validFrom: new Date(Date.now() - 30 * day),
        validTo: new Date(Date.now() - day),
      }),
      wrongHost: newCertificate("other.example", { names: ["other.example"], issuer }),
    };
    for (const [name, pair] of Object.entries(pairs)) {
      const server = createTlsServer({ cert: pair.cert, key: pair.key }, (socket) => {
        socket.on("error", () => undefined);
        socket.once("data", () => socket.end("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok"));
      });
      server.on("tlsClientError", () => undefined);
      this.tls[name as keyof typeof pairs] = await this.listen(server);
    }
  }

  private async startDeaf(): Promise<void> {
    this.deaf = await this.nowhere();
    await this.run("deaf.mjs", this.deaf.port);
    for (let knocks = 0; knocks < 4; knocks++) this.keep(connect(this.deaf.port, host));
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
