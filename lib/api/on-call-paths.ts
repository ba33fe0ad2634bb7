import { z } from "zod";
import type { ZodOpenApiPathsObject } from "zod-openapi";
import { incident } from "@/lib/api/answers";
import { alert, alertPolicy, member, onCall, rotation } from "@/lib/api/on-call-answers";
import { changes, page, post, read, write } from "@/lib/api/operations";
import { alertQuery, momentQuery } from "@/lib/api/query";
import { assignmentInput } from "@/lib/incident/assign-incident";
import { severityInput } from "@/lib/incident/set-severity";
import { policyChange, policyInput } from "@/lib/policy/policy";
import { overrideInput, rotationInput } from "@/lib/rotation/rotation";

function policyPaths(): ZodOpenApiPathsObject {
  const tag = "Alert policies";
  return {
    "/alert-policies": {
      get: read({
        id: "listAlertPolicies",
        summary: "The alert policies in the order in which they are looked at.",
        tag,
        answer: page(alertPolicy),
      }),
      post: post(
        { id: "createAlertPolicy", summary: "The new alert policy.", tag, status: 201, answer: alertPolicy },
        policyInput,
      ),
    },
    "/alert-policies/{id}": {
      get: read({ id: "getAlertPolicy", summary: "One alert policy.", tag, answer: alertPolicy }),
      patch: write(
        { id: "updateAlertPolicy", summary: "The changed alert policy.", tag, answer: alertPolicy },
        changes(policyChange),
      ),
      delete: write({ id: "deleteAlertPolicy", summary: "Removes an alert policy.", tag }),
    },
  };
}

function rotationPaths(): ZodOpenApiPathsObject {
  const tag = "Rotations";
  return {
    "/rotations": {
      get: read({ id: "listRotations", summary: "The rotations by name.", tag, answer: page(rotation) }),
      post: post(
        { id: "createRotation", summary: "The new rotation.", tag, status: 201, answer: rotation },
        rotationInput,
      ),
    },
    "/rotations/{id}": {
      get: read({ id: "getRotation", summary: "One rotation.", tag, answer: rotation }),
      patch: write(
        { id: "updateRotation", summary: "The changed rotation.", tag, answer: rotation },
        changes(rotationInput),
      ),
      delete: write({ id: "deleteRotation", summary: "Removes a rotation that no alert policy tells.", tag }),
    },
    "/rotations/{id}/on-call": {
      get: read({ id: "getOnCall", summary: "Who has the duty at a moment.", tag, answer: onCall }, momentQuery),
    },
    "/rotations/{id}/overrides": {
      post: post(
        { id: "addOverride", summary: "The rotation, with somebody standing in.", tag, status: 201, answer: rotation },
        overrideInput,
      ),
    },
    "/rotation-overrides/{id}": {
      delete: write({ id: "removeOverride", summary: "Takes an override back.", tag }),
    },
  };
}

function alertPaths(): ZodOpenApiPathsObject {
  const tag = "Alerts";
  return {
    "/alerts": {
      get: read(
        { id: "listAlerts", summary: "What was sent or is to be sent, newest first.", tag, answer: page(alert) },
        alertQuery,
      ),
    },
    "/alerts/{id}/replay": {
      post: post({
        id: "replayAlert",
        summary: "A notice that was given up, on its way again under the same id.",
        tag,
        answer: alert,
      }),
    },
  };
}

function incidentWorkPaths(): ZodOpenApiPathsObject {
  const tag = "Incidents";
  const draft = read({ id: "getPostmortem", summary: "A draft of the postmortem, in Markdown.", tag });
  return {
    "/incidents/{id}/assign": {
      post: post(
        { id: "assignIncident", summary: "The incident, with who sees to it.", tag, answer: incident },
        assignmentInput,
      ),
    },
    "/incidents/{id}/severity": {
      post: post(
        { id: "setSeverity", summary: "The incident, with how serious it is to be taken.", tag, answer: incident },
        severityInput,
      ),
    },
    "/incidents/{id}/postmortem": {
      get: {
        ...draft,
        responses: {
          ...Object.fromEntries(Object.entries(draft.responses).filter(([status]) => status !== "204")),
          200: { description: "Markdown.", content: { "text/markdown": { schema: z.string() } } },
        },
      },
    },
    "/members": {
      get: read({
        id: "listMembers",
        summary: "The people of the organization.",
        tag: "Members",
        answer: page(member),
      }),
    },
  };
}

/** The paths of alert policies, rotations, alerts, and of people's work on incidents. */
export const onCallPaths = (): ZodOpenApiPathsObject => ({
  ...policyPaths(),
  ...rotationPaths(),
  ...alertPaths(),
  ...incidentWorkPaths(),
});
