import { type ChildProcess, spawn } from "node:child_process";

// Waits for us to end, by whatever means: then its standard input closes, and it ends the group it watches.
const warden = `read -r done && exit
kill -s "$1" -- "-$2"
for tenth in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do kill -0 -- "-$2" || exit; sleep 0.25; done
kill -s KILL -- "-$2"`;

/** Has a process that leads a group of its own end with us, even when we are killed without a chance to act. */
export function endWithUs(child: ChildProcess, signal: "TERM" | "INT"): void {
  if (child.pid === undefined) return;
  const guard = spawn("/bin/sh", ["-c", warden, "sh", signal, String(child.pid)], {
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  guard.on("error", () => undefined);
  guard.stdin.on("error", () => undefined);
  child.once("exit", () => guard.stdin.end("done\n"));
  guard.unref();
}
