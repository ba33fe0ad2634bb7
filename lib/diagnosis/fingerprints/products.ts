import type { Product } from "@/lib/diagnosis/fingerprint";
import { akamai } from "@/lib/diagnosis/fingerprints/akamai";
import { apache } from "@/lib/diagnosis/fingerprints/apache";
import { awsAlb, awsApiGateway } from "@/lib/diagnosis/fingerprints/aws";
import { azureAppGateway, azureAppService, azureFrontDoor, iis } from "@/lib/diagnosis/fingerprints/azure";
import { caddy } from "@/lib/diagnosis/fingerprints/caddy";
import { cloudflare } from "@/lib/diagnosis/fingerprints/cloudflare";
import { cloudfront } from "@/lib/diagnosis/fingerprints/cloudfront";
import { envoy } from "@/lib/diagnosis/fingerprints/envoy";
import { fastly } from "@/lib/diagnosis/fingerprints/fastly";
import { firewalls } from "@/lib/diagnosis/fingerprints/firewalls";
import { frameworks } from "@/lib/diagnosis/fingerprints/frameworks";
import { go } from "@/lib/diagnosis/fingerprints/go";
import { google } from "@/lib/diagnosis/fingerprints/google";
import { haproxy } from "@/lib/diagnosis/fingerprints/haproxy";
import { heroku } from "@/lib/diagnosis/fingerprints/heroku";
import { kong } from "@/lib/diagnosis/fingerprints/kong";
import { kubernetes } from "@/lib/diagnosis/fingerprints/kubernetes";
import { lighttpd } from "@/lib/diagnosis/fingerprints/lighttpd";
import { moreProxies } from "@/lib/diagnosis/fingerprints/more-proxies";
import { nginx } from "@/lib/diagnosis/fingerprints/nginx";
import { fastifyHttpProxy, httpProxyMiddleware } from "@/lib/diagnosis/fingerprints/node-proxies";
import { openresty } from "@/lib/diagnosis/fingerprints/openresty";
import { fly, githubPages, netlify, ngrok, railway, render, shopify } from "@/lib/diagnosis/fingerprints/platforms";
import { squid } from "@/lib/diagnosis/fingerprints/squid";
import { tengine } from "@/lib/diagnosis/fingerprints/tengine";
import { traefik } from "@/lib/diagnosis/fingerprints/traefik";
import { varnish } from "@/lib/diagnosis/fingerprints/varnish";
import { vercel } from "@/lib/diagnosis/fingerprints/vercel";

/** Every product that can be recognised. */
export const products: readonly Product[] = [
  cloudflare,
  cloudfront,
  fastly,
  akamai,
  azureFrontDoor,
  ...firewalls,
  heroku,
  vercel,
  netlify,
  render,
  railway,
  fly,
  google,
  awsApiGateway,
  azureAppService,
  kubernetes,
  githubPages,
  shopify,
  ngrok,
  awsAlb,
  azureAppGateway,
  iis,
  nginx,
  openresty,
  tengine,
  haproxy,
  apache,
  caddy,
  envoy,
  traefik,
  varnish,
  squid,
  lighttpd,
  kong,
  ...moreProxies,
  httpProxyMiddleware,
  fastifyHttpProxy,
  ...frameworks,
  go,
];

const names = new Map(products.map(({ id, name }) => [id, name]));

/** A product's name as people write it; an id that is not known is its own name. */
export const productName = (id: string): string => names.get(id) ?? id;
