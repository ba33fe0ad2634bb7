import { wordsFor } from "@/lib/status-page/languages/all";
import type { Words } from "@/lib/status-page/languages/words";
import type {
  ComponentState,
  OverallState,
  PublicMaintenance,
  PublicStatus,
  PublicUpdate,
} from "@/lib/status-page/page";

const english = wordsFor("en");

/** What customers are told of a component, in English. */
export const componentWords: Record<ComponentState, string> = english.components;

/** The page in one sentence. "All" is only said when all is known. */
export function overallSentence(
  overall: OverallState,
  states: readonly ComponentState[],
  words: Words = english,
): string {
  const down = states.filter((state) => state === "down").length;
  if (overall === "operational" && states.includes("unknown")) return words.overall.noKnownProblems;
  if (overall === "major-outage" && down === states.length) {
    return down === 1 ? words.overall.oneDown : words.overall.allDown;
  }
  return words.overall[overall];
}

/** The sentence at the head of a page; of one that nothing newer is known of, that. */
export const pageSentence = ({ overall, components, lastKnownAt }: PublicStatus, words: Words = english): string =>
  lastKnownAt !== null
    ? words.overall.notKnown
    : overallSentence(
        overall,
        components.map(({ state }) => state),
        words,
      );

/**
 * The layers of the taxonomy in the words of somebody who uses the service, while it lasts and
 * afterwards; nothing internal is named.
 */
const layerSentences: Record<string, readonly [now: string, then: string]> = {
  dns: [
    "Its address cannot be looked up, so browsers and apps do not find it.",
    "Its address could not be looked up, so browsers and apps did not find it.",
  ],
  network: ["Connections to it do not get through.", "Connections to it did not get through."],
  tls: ["A secure connection to it cannot be set up.", "A secure connection to it could not be set up."],
  edge: [
    "Requests do not get past the delivery network in front of it.",
    "Requests did not get past the delivery network in front of it.",
  ],
  proxy: [
    "Requests arrive, but the service behind our front servers does not answer them.",
    "Requests arrived, but the service behind our front servers did not answer them.",
  ],
  platform: [
    "The platform that it runs on does not pass requests on to it.",
    "The platform that it runs on did not pass requests on to it.",
  ],
  application: ["It answers with errors.", "It answered with errors."],
  content: ["It answers, but not with what it should.", "It answered, but not with what it should have."],
};

/** Why something is or was not available, for customers. @param layer a slug of the taxonomy */
export function layerSentence(layer: string, resolved: boolean): string {
  const [now, then] = layerSentences[layer] ?? ["It does not answer as it should.", "It did not answer as it should."];
  return resolved ? then : now;
}

/** The head of an incident. @param names of the components it touches, at least one */
export function incidentTitle(names: readonly string[], resolved: boolean): string {
  const subject =
    names.length > 2 ? `${names.slice(0, 2).join(", ")} and ${names.length - 2} more` : names.join(" and ");
  const verb = resolved ? (names.length === 1 ? "was" : "were") : names.length === 1 ? "is" : "are";
  return `${subject} ${verb} not available`;
}

/** What customers are told when maintenance comes to a stage, in English; its own description goes before the first. */
export const maintenanceSentences: Record<PublicMaintenance["state"], string> = english.maintenance;

/** The stages of an incident, as readers of status pages know them, in English. */
export const updateWords: Record<PublicUpdate["status"], string> = english.updates;
