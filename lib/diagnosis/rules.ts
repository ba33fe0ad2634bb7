import { errorPageRule, keywordRule, unexpectedRule } from "@/lib/diagnosis/content-rule";
import { errorRule } from "@/lib/diagnosis/error-rule";
import type { Rule } from "@/lib/diagnosis/finding";
import { certificateRule, slowRule, warnRule } from "@/lib/diagnosis/manner-rule";
import { pageRule } from "@/lib/diagnosis/page-rule";
import { proxyStatusRule } from "@/lib/diagnosis/proxy-status";
import { healthRule, statusRule } from "@/lib/diagnosis/status-rule";

/** No answer, or one that did not come whole. */
export const errorRules: readonly Rule[] = [errorRule];

/** An answer with a status that is not expected: what speaks for itself first, then pages, then shapes. */
export const statusRules: readonly Rule[] = [proxyStatusRule, healthRule, pageRule, statusRule, unexpectedRule];

/** A whole answer with an expected status, but not the expected content. */
export const contentRules: readonly Rule[] = [keywordRule, errorPageRule];

/** A good answer in a bad manner: degraded. */
export const mannerRules: readonly Rule[] = [slowRule, certificateRule, warnRule];
