import { spawn } from "node:child_process";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { endWithUs } from "@/lib/embedded/end-with-us";
import { freePort } from "@/lib/embedded/free-port";

export type Nginx = { port: number; url: string; errorLog: string; stop: () => Promise<void> };

const settings = (folder: string, port: number, upstreamPort: number, readTimeoutSeconds: number): string => `
daemon off;
worker_processes 1;
pid ${folder}/nginx.pid;
error_log ${folder}/error.log warn;
events { worker_connections 256; }
http {
  access_log off;
  client_body_temp_path ${folder}/body;
  proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi;
  scgi_temp_path ${folder}/scgi;
  server {
    listen 127.0.0.1:${port};
    location / {
      proxy_pass http://127.0.0.1:${upstreamPort};
      proxy_connect_timeout 2s;
      proxy_read_timeout ${readTimeoutSeconds}s;
    }
  }
}
`;

const takesConnections = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
    socket.once("connect", () => socket.destroy());
  });

/**
 * Starts a real nginx on a free port in front of an upstream on this machine.
 * @param options.readTimeoutSeconds how long it waits for the upstream's answer before its own 504
 * @throws Error when nginx is not on the machine or does not start
 */
export async function startNginx(options: { upstreamPort: number; readTimeoutSeconds?: number }): Promise<Nginx> {
  const folder = await mkdtemp(path.join(tmpdir(), "hopcheck-nginx-"));
  await chmod(folder, 0o755);
  const port = await freePort();
  const file = path.join(folder, "nginx.conf");
  await writeFile(file, settings(folder, port, options.upstreamPort, options.readTimeoutSeconds ?? 60));
  const nginx = spawn("nginx", ["-p", folder, "-c", file, "-e", path.join(folder, "error.log")], {
    env: { PATH: `${process.env["PATH"]}:/usr/sbin` } as unknown as NodeJS.ProcessEnv,
    detached: true,
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  nginx.stderr.on("data", (text: Buffer) => {
    said += text.toString();
  });
  nginx.on("error", (error) => {
    said += error.message;
  });
  endWithUs(nginx, "TERM");
  for (let tries = 0; !(await takesConnections(port)); tries++) {
    if (nginx.exitCode !== null || nginx.pid === undefined || tries > 100)
      throw new Error(`nginx did not start (Debian: apt-get install nginx): ${said}`);
    await sleep(50);
  }
  const stop = async (): Promise<void> => {
    if (nginx.exitCode === null && nginx.signalCode === null) {
      const gone = new Promise((resolve) => nginx.once("exit", resolve));
      nginx.kill("SIGTERM");
      await gone;
    }
    await rm(folder, { recursive: true, force: true });
  };
  return { port, url: `http://127.0.0.1:${port}`, errorLog: path.join(folder, "error.log"), stop };
}
