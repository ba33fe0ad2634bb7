import { RevokeButton } from "@/components/account/revoke-button";
import { Badge } from "@/components/ui/badge";
import { Time } from "@/components/ui/time";

type Session = { id: string; userAgent: string | null; ipAddress: string | null; createdAt: string; updatedAt: string };
type Result = { ok: true } | { ok: false; message: string };

const browsers: [RegExp, string][] = [
  [/edg\//i, "Edge"],
  [/firefox/i, "Firefox"],
  [/chrome|chromium/i, "Chrome"],
  [/safari/i, "Safari"],
];
const systems: [RegExp, string][] = [
  [/iphone|ipad/i, "iOS"],
  [/android/i, "Android"],
  [/windows/i, "Windows"],
  [/mac os/i, "macOS"],
  [/linux/i, "Linux"],
];

const find = (list: [RegExp, string][], text: string): string | undefined =>
  list.find(([pattern]) => pattern.test(text))?.[1];

function deviceName(userAgent: string | null): string {
  if (userAgent === null) return "Unknown device";
  const [browser, system] = [find(browsers, userAgent), find(systems, userAgent)];
  return [browser ?? "Unknown browser", system].filter(Boolean).join(" on ");
}

/** Where a person is signed in, with a way to end each session but this one. */
export function SessionList({
  sessions,
  currentId,
  revoke,
}: {
  sessions: readonly Session[];
  currentId: string;
  revoke: (id: string) => Promise<Result>;
}) {
  return (
    <ul className="divide-y">
      {sessions.map((session) => (
        <li key={session.id} className="flex flex-wrap items-center justify-between gap-2 py-3">
          <div className="min-w-0">
            <p className="font-medium">
              {deviceName(session.userAgent)} {session.id === currentId && <Badge>this device</Badge>}
            </p>
            <p className="text-muted text-sm">
              {session.ipAddress ? `${session.ipAddress} · ` : ""}signed in <Time value={session.createdAt} />
            </p>
          </div>
          {session.id !== currentId && (
            <RevokeButton
              id={session.id}
              title="End this session"
              text="That device has to sign in again."
              action={revoke}
            />
          )}
        </li>
      ))}
    </ul>
  );
}
