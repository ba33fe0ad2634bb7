import type { Answer } from "@/bench/score/answer";
import { type Oracle, oracleOf } from "@/bench/score/oracle";
import { type Marked, mark, read, type Score, scoreOf } from "@/bench/score/score";
import type { Product } from "@/lib/diagnosis/fingerprint";
import { products } from "@/lib/diagnosis/fingerprints/products";
import { tableOf } from "@/lib/diagnosis/table";

/** Names of recordings where the fingerprint's name differs. */
const families: Readonly<Record<string, readonly string[]>> = {
  nginx: ["nginx", "openresty", "tengine", "kubernetes"],
  "nginx-stream": ["nginx"],
  "express4-dev": ["express"],
  "express5-dev": ["express"],
  express4: ["express"],
  express5: ["express"],
  nextjs: ["next.js"],
  "php-builtin": ["php", "apache"],
  "uwsgi-noapp": ["uwsgi"],
  "wordpress-nodb": ["wordpress"],
  "node-http": ["node"],
  caddy: ["caddy", "go", "traefik"],
};

const without = (name: string): Product[] => products.filter(({ id }) => !(families[name] ?? [name]).includes(id));

/** Each product's answers, read without the fingerprints of that product. */
function leftOut(answers: readonly Answer[], oracle: Oracle): Marked[] {
  const tables = new Map<string, ReturnType<typeof tableOf>>();
  return answers.map((answer) => {
    const table = tables.get(answer.product) ?? tableOf(without(answer.product));
    tables.set(answer.product, table);
    return mark(answer, oracle, read(answer, table));
  });
}

type Change = (answer: Answer & { text: string }) => Answer;

/** Head lines and body of a recording. */
function split(text: string): { head: string[]; body: string } {
  const end = text.indexOf("\r\n\r\n");
  return end === -1
    ? { head: text.split("\r\n"), body: "" }
    : { head: text.slice(0, end).split("\r\n"), body: text.slice(end + 4) };
}

const joined = (head: readonly string[], body: string): string => `${head.join("\r\n")}\r\n\r\n${body}`;
const named =
  (...names: string[]) =>
  (line: string): boolean =>
    names.some((name) => line.toLowerCase().startsWith(`${name}:`));
const isLength = named("content-length", "transfer-encoding");

const customPage =
  "<!DOCTYPE html><html><head><title>We are sorry</title></head><body><h1>Something is not right</h1><p>We are on it.</p></body></html>";

/** What other installations of the same products look like. */
const changes: Readonly<Record<string, Change>> = {
  "other versions": (answer) => ({
    ...answer,
    text: answer.text.replace(/(nginx|Apache|squid|lighttpd)\/[\d.]+/g, "$1/9.8.7"),
  }),
  "no Server header": (answer) => {
    const { head, body } = split(answer.text);
    return {
      ...answer,
      text: joined(
        head.filter((line) => !named("server")(line)),
        body,
      ),
    };
  },
  "page of the site": (answer) => {
    const { head, body } = split(answer.text);
    if (!body.toLowerCase().includes("<h") || answer.whole !== true || /^HTTP\/\S+ [23]/.test(answer.text))
      return answer;
    const kept = head.filter((line) => !isLength(line));
    return { ...answer, text: joined([...kept, `Content-Length: ${customPage.length}`], customPage) };
  },
  "body left out": (answer) => {
    const { head } = split(answer.text);
    return /^HTTP\/\S+ [23]/.test(answer.text) ? answer : { ...answer, method: "HEAD", text: joined(head, "") };
  },
  "compressed body": (answer) => {
    const { head, body } = split(answer.text);
    if (body === "" || /^HTTP\/\S+ [23]/.test(answer.text)) return answer;
    const kept = head.filter((line) => !isLength(line));
    return {
      ...answer,
      whole: false,
      text: joined(
        [...kept, "Content-Encoding: gzip"],
        "\u001f\ufffd\b\u0000\u0000\u0000\u0000\u0000\u0000\u0003\ufffdVJ\ufffd",
      ),
    };
  },
  "another gateway before": (answer) => {
    const { head, body } = split(answer.text);
    const kept = head.filter((line) => !named("connection", "keep-alive", "server")(line));
    return { ...answer, text: joined([...kept, "Via: 1.1 edge-7", "Server: gateway", "Connection: keep-alive"], body) };
  },
  "HTTP/2": (answer) => {
    const { head, body } = split(answer.text);
    const [first = "", ...headers] = head;
    const status = /^HTTP\/\S+ (\d{3})/.exec(first)?.[1];
    if (status === undefined || /^transfer-encoding/im.test(answer.text)) return answer;
    const kept = headers.filter((line) => !named("connection", "keep-alive")(line));
    const lower = kept.map((line) => line.replace(/^[^:]+/, (name) => name.toLowerCase()));
    return { ...answer, text: joined([`HTTP/2 ${status} `, ...lower], body) };
  },
};

/** Marks changed answers beside an oracle that knows what the change left of the evidence. */
function scored(answers: readonly Answer[]): Score {
  const oracle = oracleOf(answers);
  return scoreOf(answers.map((answer) => mark(answer, oracle)));
}

/** How well answers are read that differ from everything seen: an estimate, each way of differing by itself. */
export function unseenScores(answers: readonly Answer[], oracle: Oracle): [string, Score][] {
  const gateways = answers.filter(({ text }) => text !== undefined) as (Answer & { text: string })[];
  const untimed: Change = (answer) => ({ ...answer, elapsedMs: undefined });
  const bare = answers
    .filter(({ error }) => error !== undefined)
    .map((answer) => ({ ...answer, error: answer.error?.split(" ")[0] }));
  return [
    ["products left out, one at a time", scoreOf(leftOut(gateways, oracle))],
    ...Object.entries({ ...changes, "time unknown": untimed }).map(([name, change]): [string, Score] => [
      name,
      scored(gateways.map(change)),
    ]),
    ["codes without their message", scored(bare)],
  ];
}
