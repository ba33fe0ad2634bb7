import type { Fault } from "@/e2e/lab/fault";
import { answerFaults } from "@/e2e/lab/faults/answer";
import { applicationFaults } from "@/e2e/lab/faults/application";
import { connectionFaults } from "@/e2e/lab/faults/connection";
import { gatewayFaults } from "@/e2e/lab/faults/gateway";
import { tlsFaults } from "@/e2e/lab/faults/tls";

/** Every fault of the lab, in the order of the table. */
export const faults: readonly Fault[] = [
  ...connectionFaults,
  ...answerFaults,
  ...tlsFaults,
  ...gatewayFaults,
  ...applicationFaults,
];
