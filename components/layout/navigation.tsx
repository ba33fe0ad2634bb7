import {
  Activity,
  BellRing,
  CircleAlert,
  LayoutList,
  ListOrdered,
  PanelsTopLeft,
  PhoneCall,
  Rocket,
  Settings,
  Wrench,
} from "lucide-react";

/** The places of the dashboard. `short` is the word where there is little room. */
export const places = [
  { href: "/overview", label: "Overview", short: "Overview", icon: Activity },
  { href: "/monitors", label: "Monitors", short: "Monitors", icon: LayoutList },
  { href: "/incidents", label: "Incidents", short: "Incidents", icon: CircleAlert },
  { href: "/channels", label: "Channels", short: "Channels", icon: BellRing },
  { href: "/status-pages", label: "Status pages", short: "Pages", icon: PanelsTopLeft },
  { href: "/alert-policies", label: "Alert policies", short: "Policies", icon: ListOrdered },
  { href: "/on-call", label: "On call", short: "On call", icon: PhoneCall },
  { href: "/maintenance", label: "Maintenance", short: "Maintenance", icon: Wrench },
  { href: "/deployments", label: "Deploys", short: "Deploys", icon: Rocket },
  { href: "/settings", label: "Settings", short: "Settings", icon: Settings },
] as const;

/** Whether a place holds the page at `path`. */
export const holds = (href: string, path: string): boolean => path === href || path.startsWith(`${href}/`);
