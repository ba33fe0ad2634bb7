import { z } from "zod";
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from "zod-openapi";
import { agentChange, agentInput } from "@/lib/agent/agent";
import { evidenceInput, mostEvidenceBytes } from "@/lib/agent/evidence";
import { announcementChange, announcementInput, updateChange, updateInput } from "@/lib/announcement/announcement";
import { templateChange, templateInput } from "@/lib/announcement/template";
import {
  agent,
  agentTasks,
  announcement,
  announcementTemplate,
  channel,
  check,
  deployment,
  evidenceTold,
  incident,
  maintenanceWindow,
  monitor,
  newAgent,
  newChannel,
  statusPage,
  testCase,
  testResult,
  uptime,
} from "@/lib/api/answers";
import { onCallPaths } from "@/lib/api/on-call-paths";
import { changes, json, page, path, post, read, write } from "@/lib/api/operations";
import {
  announcementQuery,
  deploymentQuery,
  incidentQuery,
  maintenanceQuery,
  monitorQuery,
  pageQuery,
  rangeQuery,
  waitQuery,
} from "@/lib/api/query";
import { channelChange, channelInput } from "@/lib/channel/channel-input";
import { deploymentInput } from "@/lib/deployment/deployment";
import { commentInput } from "@/lib/incident/comment-on-incident";
import { correctionInput } from "@/lib/incident/correction";
import { cancelInput } from "@/lib/maintenance/cancel-occurrence";
import { windowInput } from "@/lib/maintenance/window";
import { monitorInput } from "@/lib/monitor/monitor";
import { statusPageChange, statusPageInput } from "@/lib/status-page/page";

function monitorPaths(): ZodOpenApiPathsObject {
  const tag = "Monitors";
  const act = (name: string, summary: string, status: 200 | 202 = 200) => ({
    post: post({ id: `${name}Monitor`, summary, tag, status, answer: monitor }),
  });
  return {
    "/monitors": {
      get: read({ id: "listMonitors", summary: "The monitors by name.", tag, answer: page(monitor) }, monitorQuery),
      post: post({ id: "createMonitor", summary: "The new monitor.", tag, status: 201, answer: monitor }, monitorInput),
    },
    "/monitors/{id}": {
      get: read({ id: "getMonitor", summary: "One monitor.", tag, answer: monitor }),
      patch: write(
        { id: "updateMonitor", summary: "The changed monitor.", tag, answer: monitor },
        changes(monitorInput),
      ),
      delete: write({ id: "deleteMonitor", summary: "Removes a monitor and its incidents.", tag }),
    },
    "/monitors/{id}/pause": act("pause", "The monitor, no longer checked."),
    "/monitors/{id}/resume": act("resume", "The monitor, checked again."),
    "/monitors/{id}/check": act("check", "The monitor; a check is under way.", 202),
    "/monitors/{id}/checks": {
      get: read({ id: "listChecks", summary: "The checks, newest first.", tag, answer: page(check) }, pageQuery),
    },
    "/monitors/{id}/uptime": {
      get: read({ id: "getUptime", summary: "Uptime and latency over a range.", tag, answer: uptime }, rangeQuery),
    },
  };
}

function incidentPaths(): ZodOpenApiPathsObject {
  const tag = "Incidents";
  const act = (name: string, summary: string) => ({
    post: post({ id: `${name}Incident`, summary, tag, answer: incident }),
  });
  return {
    "/incidents": {
      get: read(
        { id: "listIncidents", summary: "The incidents, newest first.", tag, answer: page(incident) },
        incidentQuery,
      ),
    },
    "/incidents/{id}": {
      get: read({ id: "getIncident", summary: "One incident with its timeline.", tag, answer: incident }),
    },
    "/incidents/{id}/acknowledge": act("acknowledge", "The incident, with somebody at work on it."),
    "/incidents/{id}/resolve": act("resolve", "The incident, closed."),
    "/incidents/{id}/verdict": {
      post: post(
        { id: "correctVerdict", summary: "The incident, with what it was.", tag, answer: incident },
        correctionInput,
      ),
    },
    "/incidents/{id}/case": {
      get: read({ id: "exportTestCase", summary: "The failure as a test case.", tag, answer: testCase }),
    },
    "/incidents/{id}/comments": {
      post: post(
        { id: "commentOnIncident", summary: "The incident with the comment.", tag, status: 201, answer: incident },
        commentInput,
      ),
    },
  };
}

function channelPaths(): ZodOpenApiPathsObject {
  const tag = "Channels";
  return {
    "/channels": {
      get: read({ id: "listChannels", summary: "The channels.", tag, answer: page(channel) }, pageQuery),
      post: post(
        {
          id: "createChannel",
          summary: "The new channel; for a webhook with its signing secret, which is not shown again.",
          tag,
          status: 201,
          answer: newChannel,
        },
        channelInput,
      ),
    },
    "/channels/{id}": {
      get: read({ id: "getChannel", summary: "One channel.", tag, answer: channel }),
      patch: write({ id: "updateChannel", summary: "The changed channel.", tag, answer: channel }, channelChange),
      delete: write({ id: "deleteChannel", summary: "Removes a channel.", tag }),
    },
    "/channels/{id}/test": {
      post: post({ id: "testChannel", summary: "How the other side took a test notice.", tag, answer: testResult }),
    },
  };
}

function deploymentPaths(): ZodOpenApiPathsObject {
  const tag = "Deployments";
  return {
    "/deployments": {
      get: read(
        { id: "listDeployments", summary: "The releases, newest first.", tag, answer: page(deployment) },
        deploymentQuery,
      ),
      post: post(
        { id: "createDeployment", summary: "The release that was told of.", tag, status: 201, answer: deployment },
        deploymentInput,
      ),
    },
    "/deployments/{id}": {
      get: read({ id: "getDeployment", summary: "One release.", tag, answer: deployment }),
    },
  };
}

function statusPagePaths(): ZodOpenApiPathsObject {
  const tag = "Status pages";
  return {
    "/status-pages": {
      get: read(
        { id: "listStatusPages", summary: "The status pages by name.", tag, answer: page(statusPage) },
        pageQuery,
      ),
      post: post(
        {
          id: "createStatusPage",
          summary: "The new status page, public at /status/<slug>.",
          tag,
          status: 201,
          answer: statusPage,
        },
        statusPageInput,
      ),
    },
    "/status-pages/{id}": {
      get: read({ id: "getStatusPage", summary: "One status page.", tag, answer: statusPage }),
      patch: write(
        { id: "updateStatusPage", summary: "The changed status page.", tag, answer: statusPage },
        statusPageChange,
      ),
      delete: write({ id: "deleteStatusPage", summary: "Removes a status page.", tag }),
    },
  };
}

function announcementPaths(): ZodOpenApiPathsObject {
  const tag = "Announcements";
  const answer = announcement;
  const template = announcementTemplate;
  return {
    "/status-pages/{id}/announcements": {
      get: read(
        { id: "listAnnouncements", summary: "Those of a page, newest first, drafts too.", tag, answer: page(answer) },
        announcementQuery,
      ),
      post: post(
        { id: "createAnnouncement", summary: "The new announcement, public unless a draft.", tag, status: 201, answer },
        announcementInput,
      ),
    },
    "/announcements/{id}": {
      get: read({ id: "getAnnouncement", summary: "One announcement with its updates.", tag, answer }),
      patch: write(
        { id: "updateAnnouncement", summary: "The changed announcement; `draft: false` publishes.", tag, answer },
        announcementChange,
      ),
      delete: write({ id: "deleteAnnouncement", summary: "Takes an announcement off its page.", tag }),
    },
    "/announcements/{id}/updates": {
      post: post(
        { id: "addAnnouncementUpdate", summary: "The announcement with the update.", tag, status: 201, answer },
        updateInput,
      ),
    },
    "/announcement-updates/{id}": {
      patch: write(
        { id: "changeAnnouncementUpdate", summary: "The announcement with the corrected update.", tag, answer },
        updateChange,
      ),
      delete: write({ id: "removeAnnouncementUpdate", summary: "The announcement without the update.", tag, answer }),
    },
    "/announcement-templates": {
      get: read(
        { id: "listAnnouncementTemplates", summary: "The templates by name.", tag, answer: page(template) },
        pageQuery,
      ),
      post: post(
        { id: "createAnnouncementTemplate", summary: "The new template.", tag, status: 201, answer: template },
        templateInput,
      ),
    },
    "/announcement-templates/{id}": {
      get: read({ id: "getAnnouncementTemplate", summary: "One template.", tag, answer: template }),
      patch: write(
        { id: "updateAnnouncementTemplate", summary: "The changed template.", tag, answer: template },
        templateChange,
      ),
      delete: write({ id: "deleteAnnouncementTemplate", summary: "Removes a template.", tag }),
    },
  };
}

function maintenancePaths(): ZodOpenApiPathsObject {
  const tag = "Maintenance";
  const answer = maintenanceWindow;
  return {
    "/maintenance-windows": {
      get: read(
        { id: "listMaintenanceWindows", summary: "Those that are on, to come and over.", tag, answer: page(answer) },
        maintenanceQuery,
      ),
      post: post(
        {
          id: "createMaintenanceWindow",
          summary: "The new window: once with from and to, or again and again with start, timeZone and repeat.",
          tag,
          status: 201,
          answer,
        },
        windowInput,
      ),
    },
    "/maintenance-windows/{id}": {
      get: read({ id: "getMaintenanceWindow", summary: "One window.", tag, answer }),
      patch: write(
        { id: "updateMaintenanceWindow", summary: "The changed window.", tag, answer },
        changes(windowInput),
      ),
      delete: write({ id: "deleteMaintenanceWindow", summary: "Removes a window; one that is on ends now.", tag }),
    },
    "/maintenance-windows/{id}/end": {
      post: post({ id: "endMaintenanceWindow", summary: "The window, ended now.", tag, answer }),
    },
    "/maintenance-windows/{id}/cancel": {
      post: post(
        { id: "cancelOccurrence", summary: "The window, without the occurrence that was named.", tag, answer },
        cancelInput,
      ),
    },
  };
}

function agentPaths(): ZodOpenApiPathsObject {
  const tag = "Agents";
  const security = [{ agentKey: [] }];
  const evidence = write(
    {
      id: "reportEvidence",
      summary: `What the diagnosis is now. A body has at most ${mostEvidenceBytes / 1024} KiB.`,
      tag,
      answer: evidenceTold,
    },
    evidenceInput,
  );
  return {
    "/agents": {
      get: read({ id: "listAgents", summary: "The agents, newest first.", tag, answer: page(agent) }, pageQuery),
      post: post(
        {
          id: "createAgent",
          summary: "The new agent with its key, which is not shown again.",
          tag,
          status: 201,
          answer: newAgent,
        },
        agentInput,
      ),
    },
    "/agents/{id}": {
      get: read({ id: "getAgent", summary: "One agent.", tag, answer: agent }),
      patch: write({ id: "updateAgent", summary: "The changed agent.", tag, answer: agent }, agentChange),
      delete: write({ id: "revokeAgent", summary: "Ends an agent's key.", tag }),
    },
    "/agent/tasks": {
      get: {
        ...read(
          {
            id: "listAgentTasks",
            summary: "What the agent is asked; waits for it up to 25 s.",
            tag,
            answer: agentTasks,
          },
          waitQuery,
        ),
        security,
      },
    },
    "/agent/evidence": { post: { ...evidence, security } },
  };
}

function documentPaths(): ZodOpenApiPathsObject {
  const tag = "The API";
  return {
    "/openapi.json": {
      get: {
        operationId: "getDocument",
        summary: "This document.",
        tags: [tag],
        security: [],
        responses: { 200: { description: "OpenAPI 3.1.", content: json(z.looseObject({ openapi: z.string() })) } },
      },
    },
  };
}

/** Adds the path parameter to each operation whose path has one. */
function withPathParameter(paths: ZodOpenApiPathsObject): ZodOpenApiPathsObject {
  const entries = Object.entries(paths).map(([name, item]) => {
    if (!name.includes("{id}")) return [name, item];
    const operations = Object.entries(item as Record<string, ZodOpenApiOperationObject>).map(([method, operation]) => [
      method,
      { ...operation, requestParams: { ...operation.requestParams, path } },
    ]);
    return [name, Object.fromEntries(operations)];
  });
  return Object.fromEntries(entries);
}

/**
 * The OpenAPI 3.1 document of `/api/v1`, made from the schemas that read the requests.
 * @param origin where the installation is reached, without a slash at the end
 */
export function openApiDocument(origin: string) {
  return createDocument({
    openapi: "3.1.0",
    info: {
      title: "Hopcheck",
      version: "1",
      description:
        "Uptime monitoring that names the failing hop. Lists take `limit` and `cursor`; errors are problems of RFC 9457.",
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: `${origin}/api/v1` }],
    security: [{ apiKey: [] }],
    components: {
      securitySchemes: {
        apiKey: { type: "http", scheme: "bearer", description: "A key made in the settings; it starts with hc_." },
        agentKey: { type: "http", scheme: "bearer", description: "The key of an agent; it starts with hca_." },
      },
    },
    paths: withPathParameter({
      ...monitorPaths(),
      ...incidentPaths(),
      ...channelPaths(),
      ...deploymentPaths(),
      ...statusPagePaths(),
      ...announcementPaths(),
      ...maintenancePaths(),
      ...onCallPaths(),
      ...agentPaths(),
      ...documentPaths(),
    }),
  });
}
