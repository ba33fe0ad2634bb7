// The one script of a status page. Everything is there without it; with it times are the reader's own and an open
// page keeps itself true. It is sent inside of each page, so it stays small.
const everyMs = 15000;
const root = document.documentElement;
const formats = {
  full: { day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit", second: "2-digit" },
  short: { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" },
  clock: { hour: "2-digit", minute: "2-digit", second: "2-digit" },
};
const write = (value, format) =>
  new Intl.DateTimeFormat(root.lang === "en" ? "en-GB" : root.lang, {
    ...formats[format],
    timeZoneName: "short",
  }).format(value);
const ownTimes = (within) => {
  for (const time of within.querySelectorAll("time[data-format]")) {
    const value = new Date(time.dateTime);
    if (!formats[time.dataset.format]) continue;
    time.textContent = write(value, time.dataset.format);
    time.title = write(value, "full");
  }
};
const age = () => document.querySelector("[data-status-age]");
const tell = (known) => {
  const line = age();
  if (!line) return;
  line.querySelector("[data-known]").hidden = !known;
  line.querySelector("[data-lost]").hidden = known;
  if (!known) return;
  const time = line.querySelector("[data-known] time");
  time.dateTime = new Date().toISOString();
  time.textContent = write(new Date(), "clock");
};
const changedAt = (within) => within.querySelector("[data-status-age]")?.dataset.changedAt;
// What the reader opened stays open.
const opened = () => [...document.querySelectorAll("details")].map((each) => each.open);
const show = (next) => {
  const open = opened();
  const focused = document.activeElement?.id;
  document.querySelector("main").replaceWith(next.querySelector("main"));
  document.title = next.title;
  const details = [...document.querySelectorAll("details")];
  if (details.length === open.length)
    details.forEach((each, index) => {
      each.open = open[index];
    });
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  ownTimes(document.body);
};
let timer;
const ask = async () => {
  clearTimeout(timer);
  if (!document.hidden) {
    try {
      const answer = await fetch(location.href, {
        cache: "no-cache",
        headers: { Accept: "text/html" },
        signal: AbortSignal.timeout(10000),
      });
      if (!answer.ok) throw new Error(answer.status);
      const next = new DOMParser().parseFromString(await answer.text(), "text/html");
      const known = next.querySelector("[data-status-age]")?.dataset.stale === undefined;
      if (changedAt(next) && changedAt(next) !== changedAt(document)) show(next);
      if (known) tell(true);
      else tell(false);
    } catch {
      tell(false);
    }
  }
  timer = setTimeout(ask, everyMs);
};
ownTimes(document);
if (age()) timer = setTimeout(ask, everyMs);
document.addEventListener("visibilitychange", () => {
  if (!document.hidden && age()) ask();
});
