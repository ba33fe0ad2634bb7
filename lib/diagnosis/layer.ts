/** Where on a request's way something can break, in the order of the way. */
export const layers = [
  "monitor",
  "dns",
  "network",
  "tls",
  "edge",
  "proxy",
  "platform",
  "application",
  "content",
  "unknown",
] as const;
export type Layer = (typeof layers)[number];

const names: Record<Layer, string> = {
  monitor: "the monitor itself",
  dns: "DNS",
  network: "the network",
  tls: "TLS",
  edge: "the CDN edge",
  proxy: "the reverse proxy",
  platform: "the platform",
  application: "the application",
  content: "the content",
  unknown: "not known",
};

/** A layer in words, for the middle of a sentence. */
export const layerName = (slug: string): string => names[slug as Layer] ?? names.unknown;
