import { classify } from "@/lib/diagnosis/classify";
import type { Report } from "@/lib/diagnosis/diagnosis";
import { type Recording, resultOfError, resultOfRecording } from "@/lib/diagnosis/recorded";
import { defaultExpectation } from "@/lib/monitor/expectation";
import type { ProbeResult } from "@/lib/probe/probe";

/** A redirect that was recorded is an answer, not a failure: whether it was wanted is not known. */
const expectation = { ...defaultExpectation, status: [[200, 399]] as const };

const explain = (result: ProbeResult, now: Date, url: string | undefined): Report => ({
  ...classify(result, expectation, { baseline: null, now }),
  url: url ?? null,
});

/** Reads a recorded answer. @param now stands as the time of the check */
export const explainResponse = (recording: Recording, now: Date): Report =>
  explain(resultOfRecording(recording, now), now, recording.url);

/** Reads an error of Node, OpenSSL or curl (`curl:28`) by its code. */
export const explainError = (
  given: { code: string; phase?: string | undefined; elapsedMs?: number | undefined; url?: string | undefined },
  now: Date,
): Report => explain(resultOfError(given, now), now, given.url);
