import { type Pattern, patternsOf, type Row } from "@/lib/log-line/pattern";

/** Node.js: errors of its system calls and of V8, as an uncaught error prints them. */
const node: readonly Row[] = [
  ["port-in-use", ["EADDRINUSE"], "app-crash", ["upstream-refused"]],
  ["open-files", ["EMFILE"], "app-overloaded", ["app-error", "upstream-closed-early"]],
  ["heap", ["JavaScript heap out of memory"], "app-worker-killed"],
  ["module-missing", ["Error: Cannot find module"], "app-crash"],
];

/** Clients of a database inside of an application. Ports are those that the products have by default. */
const dependencies: readonly Row[] = [
  ["database-refused", ["ECONNREFUSED", ":5432"], "app-db-down"],
  ["database-refused-mysql", ["ECONNREFUSED", ":3306"], "app-db-down"],
  ["database-refused-redis", ["ECONNREFUSED", ":6379"], "app-db-down"],
  ["database-refused-mongodb", ["ECONNREFUSED", ":27017"], "app-db-down"],
  ["prisma-unreachable", ["Can't reach database server"], "app-db-down"],
];

/** The kernel's log, also as the journal hands it on. */
const kernel: readonly Row[] = [
  ["oom-cgroup", ["Memory cgroup out of memory: Killed process"], "app-worker-killed"],
  ["oom", ["Out of memory: Killed process"], "app-worker-killed"],
  ["oom-reaped", ["oom_reaper: reaped process"], "app-worker-killed"],
  ["oom-kill", ["oom-kill:constraint="], "app-worker-killed"],
  ["segfault", [" segfault at ", " error "], "app-crash"],
];

const systemd: readonly Row[] = [
  ["oom", ["Failed with result 'oom-kill'"], "app-worker-killed"],
  ["watchdog", ["Failed with result 'watchdog'"], "app-worker-killed"],
  ["start-limit", ["Start request repeated too quickly"], "app-crash"],
  ["killed", ["Main process exited, code=killed"], "app-worker-killed"],
  ["dumped", ["Main process exited, code=dumped"], "app-crash"],
  ["exited", ["Main process exited, code=exited, status="], "app-crash"],
  ["restart", ["Scheduled restart job, restart counter is at"], "app-crash"],
];

const postgres: readonly Row[] = [
  ["too-many-clients", ["sorry, too many clients already"], "app-db-down"],
  ["slots-reserved", ["remaining connection slots are reserved"], "app-db-down"],
  ["starting", ["the database system is starting up"], "app-db-down"],
  ["shutting-down", ["the database system is shutting down"], "app-db-down"],
  ["recovery", ["the database system is in recovery mode"], "app-db-down"],
  ["password", ["password authentication failed for user"], "app-db-down"],
  ["no-database", ['database "', '" does not exist'], "app-db-down"],
  ["connect-refused", ["connection to server at", "failed: Connection refused"], "app-db-down"],
  ["could-not-connect", ["could not connect to server: "], "app-db-down"],
  ["terminated", ["terminating connection due to administrator command"], "app-db-down"],
];

const mysql: readonly Row[] = [
  ["too-many-connections", ["Too many connections"], "app-db-down"],
  ["cannot-connect", ["Can't connect to", "MySQL server"], "app-db-down"],
  ["cannot-connect-mariadb", ["Can't connect to", "server on"], "app-db-down"],
  ["gone", ["MySQL server has gone away"], "app-db-down"],
  ["access-denied", ["Access denied for user"], "app-db-down"],
];

const redis: readonly Row[] = [
  ["connect", ["Could not connect to Redis at"], "app-db-down"],
  ["clients", ["max number of clients reached"], "app-db-down"],
  ["memory", ["OOM command not allowed when used memory"], "app-db-down"],
  ["loading", ["LOADING Redis is loading the dataset in memory"], "app-db-down"],
  ["persistence", ["MISCONF Redis is configured to save RDB snapshots"], "app-db-down"],
];

const mongodb: readonly Row[] = [
  ["selection", ["MongoServerSelectionError"], "app-db-down"],
  ["network", ["MongoNetworkError"], "app-db-down"],
  ["no-server", ["No suitable servers found"], "app-db-down"],
];

/** Lines about the process that serves, and about what it needs. */
export const processPatterns: readonly Pattern[] = [
  ...patternsOf("kernel", "process", kernel),
  ...patternsOf("systemd", "process", systemd),
  ...patternsOf("node", "dependency", dependencies),
  ...patternsOf("node", "process", node),
  ...patternsOf("postgres", "dependency", postgres),
  ...patternsOf("mysql", "dependency", mysql),
  ...patternsOf("redis", "dependency", redis),
  ...patternsOf("mongodb", "dependency", mongodb),
];
