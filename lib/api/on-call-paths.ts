import type { ZodOpenApiPathsObject } from "zod-openapi";
import { alert, alertPolicy, onCall, rotation } from "@/lib/api/on-call-answers";
import { changes, page, post, read, write } from "@/lib/api/operations";
import { alertQuery, momentQuery } from "@/lib/api/query";
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

/** The paths of alert policies, rotations and alerts. */
export const onCallPaths = (): ZodOpenApiPathsObject => ({ ...policyPaths(), ...rotationPaths(), ...alertPaths() });
