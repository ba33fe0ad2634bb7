import { AppError, type ErrorCode, type FieldError } from "@/lib/errors";

/** A finished answer, independent of who sends it. `body` is JSON text or empty. */
export type Answer = { status: number; headers: Record<string, string>; body: string };

/** A refusal that only HTTP knows: a method, a media type, a body too large. */
export class HttpRefusal extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly headers: Record<string, string> = {},
    readonly fields: readonly FieldError[] = [],
  ) {
    super(message);
    this.name = "HttpRefusal";
  }
}

const statusOf: Record<ErrorCode, number> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  "not-found": 404,
  conflict: 409,
  limit: 429,
};

const titles: Record<number, string> = {
  400: "Bad Request",
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not Found",
  405: "Method Not Allowed",
  408: "Request Timeout",
  409: "Conflict",
  413: "Content Too Large",
  415: "Unsupported Media Type",
  422: "Unprocessable Content",
  429: "Too Many Requests",
  500: "Internal Server Error",
  503: "Service Unavailable",
};

const challenge = { "WWW-Authenticate": 'Bearer realm="hopcheck"' };
const headersOf: Partial<Record<ErrorCode, Record<string, string>>> = {
  unauthenticated: challenge,
  limit: { "Retry-After": "60" },
};

/** Codes that say the database is away, of Node, of Postgres (classes 08, 53, 57P) and of Prisma. */
const away = /^(ECONN\w+|ETIMEDOUT|EPIPE|ENOTFOUND|EAI_AGAIN|08\w{3}|53\w{3}|57P\w{2}|P1001|P1002|P1008|P1017|P2024)$/;

/** True when an error, or one it was caused by, says that the database cannot be reached or takes no more. */
function isAway(error: unknown, depth = 0): boolean {
  if (typeof error !== "object" || error === null || depth > 4) return false;
  const { code, originalCode, kind, cause } = error as Record<string, unknown>;
  if ([code, originalCode].some((each) => typeof each === "string" && away.test(each))) return true;
  return kind === "DatabaseNotReachable" || kind === "ConnectionClosed" || isAway(cause, depth + 1);
}

function problem(
  status: number,
  detail: string,
  headers: Record<string, string>,
  more: Record<string, unknown> = {},
): Answer {
  const body = { type: "about:blank", title: titles[status] ?? "Error", status, detail, ...more };
  return { status, headers: { "Content-Type": "application/problem+json", ...headers }, body: JSON.stringify(body) };
}

const errorsOf = (fields: readonly FieldError[]) => (fields.length === 0 ? {} : { errors: fields });

/**
 * Any error as a problem (RFC 9457). What nobody expected becomes a 500 that tells nothing but `incidentId`,
 * under which the log has the rest.
 * @param incidentId a UUID
 */
export function problemOf(error: unknown, incidentId: string): Answer {
  if (error instanceof AppError) {
    return problem(statusOf[error.code], error.message, headersOf[error.code] ?? {}, errorsOf(error.fields));
  }
  if (error instanceof HttpRefusal) {
    return problem(error.status, error.message, error.headers, errorsOf(error.fields));
  }
  const instance = `urn:uuid:${incidentId}`;
  if (isAway(error)) {
    return problem(503, "The database cannot be reached. Try again.", { "Retry-After": "5" }, { instance });
  }
  return problem(500, "The server failed. Nothing you sent was at fault.", {}, { instance });
}

/** True for an error that a caller is meant to get; everything else belongs in the log. */
export const isExpected = (error: unknown): boolean => error instanceof AppError || error instanceof HttpRefusal;
