import { AppError } from "@/lib/errors";
import { getIncident } from "@/lib/incident/get-incident";
import { type TestCase, testCaseOf } from "@/lib/incident/test-case";
import type { Actor } from "@/lib/organization/actor";

/**
 * An incident whose verdict was judged, as a test case for the diagnosis.
 * @throws AppError `not-found`, or `conflict` while nobody has said what it was
 */
export async function exportTestCase(actor: Actor, id: string): Promise<TestCase> {
  const found = testCaseOf(await getIncident(actor, id));
  if (!found) throw new AppError("conflict", "Say first whether the verdict was right, or what it was.");
  return found;
}
