import Link from "next/link";
import { CheckDetails } from "@/app/(dashboard)/monitors/[id]/_parts/check-details";
import { checkWords } from "@/components/monitor/check-words";
import { Card } from "@/components/ui/card";
import { Latency } from "@/components/ui/figure";
import { StateLabel } from "@/components/ui/state-mark";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import { listChecks } from "@/lib/check/list-checks";
import type { CheckSummary } from "@/lib/monitor/overview";
import type { Actor } from "@/lib/organization/actor";

const shown = 25;

/** A slot has a check of each region. */
const keyOf = ({ at, region }: CheckSummary): string => `${at}_${region}`;

type Cursor = `${string}_${string}`;
const isCursor = (text: string | undefined): text is Cursor =>
  text !== undefined && /^\d{4}-\d\d-\d\dT[\d:.]+Z_[a-z0-9-]{1,32}$/.test(text);

function CheckRow({ id, check, open }: { id: string; check: CheckSummary; open: boolean }) {
  return (
    <Tr className={open ? "bg-sunken" : ""}>
      <Td className="whitespace-nowrap">
        <Time value={check.at} format="stamp" />
      </Td>
      <Td>
        <StateLabel state={check.verdict} />
      </Td>
      <Td className="min-w-44">
        {check.verdict === "up" ? (
          checkWords(check)
        ) : (
          <Link
            href={open ? `/monitors/${id}` : `/monitors/${id}?check=${encodeURIComponent(keyOf(check))}`}
            scroll={false}
            aria-expanded={open}
            className="underline decoration-edge underline-offset-2 hover:decoration-ink"
          >
            {checkWords(check)}
          </Link>
        )}
        {check.attempt > 0 && <span className="text-faint"> · retry {check.attempt}</span>}
      </Td>
      <Td className="text-right">
        <Latency ms={check.latencyMs} />
      </Td>
      <Td className="text-faint">{check.region}</Td>
    </Tr>
  );
}

/** The last checks, newest first; a failing one opens in place. */
export async function ChecksSection({
  actor,
  id,
  opened,
  before,
}: {
  actor: Actor;
  id: string;
  /** Time and region of the check whose details are shown. */
  opened: string | undefined;
  /** A cursor of the list. */
  before: string | undefined;
}) {
  const { data, nextCursor } = await listChecks(actor, id, {
    limit: shown,
    ...(isCursor(before) && { cursor: before }),
  });
  return (
    <Card title="Checks" padded={false}>
      {data.length === 0 ? (
        <p className="px-5 pb-6 text-faint">None yet.</p>
      ) : (
        <Table caption="Checks, newest first">
          <thead>
            <Tr>
              <Th>Time</Th>
              <Th>Verdict</Th>
              <Th>Result</Th>
              <Th className="text-right">Latency</Th>
              <Th>Region</Th>
            </Tr>
          </thead>
          <tbody>
            {data.map((check) => {
              const key = keyOf(check);
              const row = <CheckRow key={key} id={id} check={check} open={key === opened} />;
              return key === opened && check.verdict !== "up"
                ? [row, <CheckDetails key={`${key}-details`} actor={actor} id={id} check={check} />]
                : row;
            })}
          </tbody>
        </Table>
      )}
      {(nextCursor || before) && (
        <div className="flex gap-4 border-t px-5 py-3 text-sm">
          {before && (
            <Link href={`/monitors/${id}`} scroll={false} className="text-accent underline">
              Newest
            </Link>
          )}
          {nextCursor && (
            <Link
              href={`/monitors/${id}?before=${encodeURIComponent(nextCursor)}`}
              scroll={false}
              className="text-accent underline"
            >
              Older checks
            </Link>
          )}
        </div>
      )}
    </Card>
  );
}
