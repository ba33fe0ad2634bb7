/** What the server says: that something changed, not what. An empty id stands for several. */
export type LiveChange = { kind: string; id: string };
export type LiveState = "connecting" | "live" | "lost";

const retryMs = 5000;

function readChange(text: string): LiveChange | null {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== "object" || value === null || !("kind" in value) || !("id" in value)) return null;
    return { kind: String(value.kind), id: String(value.id) };
  } catch {
    return null;
  }
}

/** Calls `run` at most once every `everyMs`, the last call included, and not while the page is hidden. */
function throttle(everyMs: number, run: () => void) {
  let last = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let missed = false;
  const fire = () => {
    timer = undefined;
    if (document.hidden) {
      missed = true;
      return;
    }
    missed = false;
    last = Date.now();
    run();
  };
  const call = () => {
    timer ??= setTimeout(fire, Math.max(0, last + everyMs - Date.now()));
  };
  const onVisible = () => {
    if (!document.hidden && missed) call();
  };
  document.addEventListener("visibilitychange", onVisible);
  return {
    call,
    stop: () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", onVisible);
    },
  };
}

/**
 * Follows `/api/live`. The browser reconnects by itself while the server answers; where it has given up
 * (signed out, server away) it is tried again every five seconds. After a gap everything is read once.
 * @returns what ends it
 */
export function watchChanges(options: {
  everyMs: number;
  concerns: (change: LiveChange) => boolean;
  onState: (state: LiveState) => void;
  onChange: () => void;
}): () => void {
  const changed = throttle(options.everyMs, options.onChange);
  let source: EventSource | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let wasLost = false;
  const connect = () => {
    const current = new EventSource("/api/live");
    source = current;
    current.onopen = () => {
      options.onState("live");
      if (wasLost) changed.call();
      wasLost = false;
    };
    current.onmessage = ({ data }: MessageEvent<string>) => {
      const change = readChange(data);
      if (change && options.concerns(change)) changed.call();
    };
    current.onerror = () => {
      wasLost = true;
      options.onState("lost");
      if (current.readyState === EventSource.CLOSED) retry = setTimeout(connect, retryMs);
    };
  };
  connect();
  return () => {
    source?.close();
    clearTimeout(retry);
    changed.stop();
  };
}
