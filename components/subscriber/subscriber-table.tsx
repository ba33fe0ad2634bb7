import { Button } from "@/components/ui/button";
import { ConfirmDialog, type ConfirmResult } from "@/components/ui/confirm-dialog";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import { kindWords, type Subscriber } from "@/lib/subscriber/subscriber";

function State({ subscriber }: { subscriber: Subscriber }) {
  if (subscriber.stoppedReason !== null) return <span title={subscriber.stoppedReason}>Stopped</span>;
  if (subscriber.confirmedAt === null) return <span className="text-muted">Not confirmed</span>;
  return <Time value={subscriber.confirmedAt} />;
}

/** Who is told, newest first. */
export function SubscriberTable({
  subscribers,
  componentNames,
  onRemove,
}: {
  subscribers: readonly Subscriber[];
  componentNames: ReadonlyMap<string, string>;
  onRemove: (id: string) => Promise<ConfirmResult>;
}) {
  return (
    <div className="rounded border bg-raised">
      <Table caption="Subscribers">
        <thead>
          <Tr>
            <Th>Address</Th>
            <Th>By</Th>
            <Th>About</Th>
            <Th>Confirmed</Th>
            <Th>
              <span className="sr-only">Remove</span>
            </Th>
          </Tr>
        </thead>
        <tbody>
          {subscribers.map((each) => (
            <Tr key={each.id}>
              <Th scope="row" className="max-w-64 break-words font-mono font-normal">
                {each.shown}
              </Th>
              <Td className="whitespace-nowrap">{kindWords[each.kind]}</Td>
              <Td className="max-w-56 break-words">
                {each.componentIds.flatMap((id) => componentNames.get(id) ?? []).join(", ") || "Everything"}
              </Td>
              <Td className="whitespace-nowrap">
                <State subscriber={each} />
              </Td>
              <Td className="text-right">
                <ConfirmDialog
                  trigger={
                    <Button size="sm" variant="ghost">
                      Remove<span className="sr-only"> {each.shown}</span>
                    </Button>
                  }
                  title={`Remove ${each.shown}?`}
                  text="Nothing more is sent there, and the address is forgotten. Whoever it belongs to can subscribe again."
                  confirmLabel="Remove subscriber"
                  onConfirm={onRemove.bind(null, each.id)}
                />
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}
