import { measureClassification } from "@/bench/classification";
import { measureLatency } from "@/bench/latency";
import { startNginx } from "@/bench/targets";
import { measureThroughput } from "@/bench/throughput";
import startServices from "@/lib/testing/services";

/** Prints one JSON object a line: each figure beside its limit, measured in the same run. */
async function main(): Promise<void> {
  console.log(JSON.stringify(measureClassification()));
  const stopServices = await startServices();
  const nginx = await startNginx();
  try {
    for (const backend of ["redis", "postgres"] as const)
      console.log(JSON.stringify(await measureThroughput(nginx.url, backend)));
    for (const backend of ["redis", "postgres"] as const) console.log(JSON.stringify(await measureLatency(backend)));
  } finally {
    await nginx.stop();
    await stopServices();
  }
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
