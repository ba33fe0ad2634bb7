/** For other rooms: what a monitor's uptime is reckoned from. */
export { readHistories } from "./store";
