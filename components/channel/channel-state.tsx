import { StateMark } from "@/components/ui/state-mark";

/** Whether a channel is in use. */
export function ChannelState({ disabled }: { disabled: boolean }) {
  return (
    <span className="inline-flex items-center gap-2">
      <StateMark state={disabled ? "paused" : "up"} decorative />
      {disabled ? "disabled" : "in use"}
    </span>
  );
}
