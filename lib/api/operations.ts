import { z } from "zod";
import type { ZodOpenApiOperationObject } from "zod-openapi";
import { problem } from "@/lib/api/answers";
import { bodyLimits } from "@/lib/api/body";
import { noQuery } from "@/lib/api/query";
import { rateLimits } from "@/lib/api/rate-limit";

const refusals = {
  400: "The input is not valid.",
  401: "No key, or one that is not valid.",
  404: "No such resource in this organization.",
  409: "Not possible in the present state, or the first request with this Idempotency-Key is still at work.",
  413: `The body is larger than ${bodyLimits.bytes / 1024} KiB.`,
  415: "The body is not JSON.",
  422: "This Idempotency-Key was used for another request.",
  429: `More than ${rateLimits.call} calls a minute. Retry-After says how many seconds to wait.`,
} as const;

/** Content of JSON. */
export const json = <T>(schema: T) => ({ "application/json": { schema } });
/** The refusals of an operation. */
const problems = (...statuses: (keyof typeof refusals)[]) =>
  Object.fromEntries(
    statuses.map((status) => [
      String(status),
      { description: refusals[status], content: { "application/problem+json": { schema: problem } } },
    ]),
  );

const idempotencyKey = z.object({
  "Idempotency-Key": z
    .string()
    .regex(/^[\x21-\x7e]{1,255}$/)
    .optional()
    .meta({ description: "A repeat with the same key within 24 hours gets the first answer and does nothing again." }),
});
/** The parameter of a path that names one thing. */
export const path = z.object({ id: z.uuid() });

type Spec = { id: string; summary: string; tag: string; status?: 200 | 201 | 202; answer?: z.ZodType };

/** What an answer of 2xx looks like; without a schema it is empty. */
function success({ status = 200, summary, answer }: Spec) {
  const headers = status === 201 ? { Location: { schema: { type: "string" as const } } } : undefined;
  if (answer === undefined) return { 204: { description: "Done. The answer is empty." } };
  return { [status]: { description: summary, content: json(answer), ...(headers ? { headers } : {}) } };
}

/** A GET. */
export function read(spec: Spec, query: z.ZodObject = noQuery): ZodOpenApiOperationObject {
  return {
    operationId: spec.id,
    summary: spec.summary,
    tags: [spec.tag],
    ...(query === noQuery ? {} : { requestParams: { query } }),
    responses: { ...success(spec), ...problems(400, 401, 404, 429) },
  };
}

/** A PATCH or DELETE; a body that is not described is not taken. */
export function write(spec: Spec, body?: z.ZodType): ZodOpenApiOperationObject {
  return {
    operationId: spec.id,
    summary: spec.summary,
    tags: [spec.tag],
    ...(body === undefined ? {} : { requestBody: { required: true, content: json(body) } }),
    responses: {
      ...success(spec),
      ...problems(400, 401, 404, 409, 429),
      ...(body === undefined ? {} : problems(413, 415)),
    },
  };
}

/** A POST: a write that can be repeated without doing it twice. */
export function post(spec: Spec, body?: z.ZodType): ZodOpenApiOperationObject {
  const operation = write(spec, body);
  return {
    ...operation,
    requestParams: { header: idempotencyKey },
    responses: { ...operation.responses, ...problems(413, 415, 422) },
  };
}

/** A list. */
export const page = (item: z.ZodType) => z.strictObject({ data: z.array(item), nextCursor: z.string().nullable() });

/** The fields of an input, each optional and without its default: what a PATCH leaves out stays as it is. */
export function changes(input: z.ZodObject): z.ZodType {
  const fields = Object.entries(input.shape).map(([name, field]) => [
    name,
    z.optional(field instanceof z.ZodDefault ? field.unwrap() : field),
  ]);
  return z.strictObject(Object.fromEntries(fields));
}
