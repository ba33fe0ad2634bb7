import type { RequestListener, ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";

const expressPage = (text: string): string =>
  `<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>Error</title>\n</head>\n<body>\n<pre>${text}</pre>\n</body>\n</html>\n`;

function json(response: ServerResponse, status: number, body: object, headers: Record<string, string> = {}): void {
  response.writeHead(status, {
    "x-powered-by": "Express",
    "content-type": "application/json; charset=utf-8",
    ...headers,
  });
  response.end(JSON.stringify(body));
}

const trace = "TypeError: Cannot read properties of undefined (reading &#39;price&#39;)<br> &nbsp; &nbsp;at cart.js:42";

/** Answers of an Express app that says itself what is wrong. */
export const appAnswers = {
  error500: (_request, response) => {
    response.writeHead(500, { "x-powered-by": "Express", "content-type": "text/html; charset=utf-8" });
    response.end(expressPage(trace));
  },
  error500gzip: (_request, response) => {
    response.writeHead(500, {
      "x-powered-by": "Express",
      "content-type": "text/html; charset=utf-8",
      "content-encoding": "gzip",
    });
    response.end(gzipSync(expressPage(trace)));
  },
  error502: (_request, response) => json(response, 502, { error: "The payment provider sent nonsense." }),
  error503: (_request, response) => json(response, 503, { error: "Too many orders at once." }, { "retry-after": "30" }),
  error504: (_request, response) => json(response, 504, { error: "The payment provider did not answer." }),
  error429: (_request, response) => json(response, 429, { error: "Slow down." }, { "retry-after": "30" }),
  warmingUp: (_request, response) =>
    json(response, 503, { status: "starting", message: "Loading the catalogue." }, { "retry-after": "5" }),
} satisfies Record<string, RequestListener>;
