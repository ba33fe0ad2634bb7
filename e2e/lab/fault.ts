import type { Apps } from "@/e2e/lab/apps";
import type { CauseSlug } from "@/lib/diagnosis/cause";
import type { Layer } from "@/lib/diagnosis/layer";

/**
 * How a gateway is set up towards an app: plain HTTP; TLS without and with a look at the certificate; two apps that
 * are both watched; one request at a time; one request a minute.
 */
export type Setting = "plain" | "tls" | "verified" | "group" | "queue" | "rate";

/** Where an app of the lab is to be found. */
export type Address = { host: string; port: number };

/** One path of a gateway and what lies behind it. */
export type Route = Address & { path: string; setting: Setting };

/** One way to fail, made for real. */
export type Fault = {
  id: string;
  setting: Setting;
  /** The app, or what is there in its stead. `gateway` names who asks, for apps that are used up by one request. */
  behind: (apps: Apps, gateway: string) => Address | Promise<Address>;
  /** Where an agent on the app's machine is told that the app should listen, when that is not what the gateway asks. */
  watched?: (apps: Apps) => Address;
  /** What the app itself logs when it fails, in a log that the agent follows. */
  appLog?: (apps: Apps, gateway: string) => readonly string[];
  /** What is really broken. */
  cause: CauseSlug;
  /** The layer that must act, when it is not the one that the cause is listed under. */
  layer?: Layer;
  /** What it is for the check when the gateway (by its Debian package) passes on what others refuse. */
  causeAt?: Readonly<Record<string, CauseSlug>>;
  /** What is right as well once somebody looks at the server: the reason behind the cause, or its other name. */
  alsoInside?: readonly CauseSlug[];
  /** Gateways (by their Debian package, `any` for all) whose logs do not tell it, nor does the app's port; with the reason. */
  untold?: Readonly<Record<string, string>>;
  /** Gateways that make a good answer of it, with the reason: nobody can see it from outside. */
  unseenAt?: Readonly<Record<string, string>>;
  /** `prime`: ask a few times before, so that a limit is used up or an app is known to be down. `hold`: a request is under way. */
  before?: "prime" | "hold";
  /** The scheme of the check, `http` unless that is the fault. */
  scheme?: "https";
};
