import { addAutomaticUpdates } from "@/lib/announcement/add-automatic-updates";
import { announceIncidents } from "@/lib/announcement/announce-incidents";

/**
 * Holds status pages to the incidents of their monitors, as each page's rule says: announces those that are wanted by
 * now, notes that somebody is at work, and ends what has ended. Doing it again changes nothing.
 * @returns how many announcements were made or changed
 */
export async function followIncidents(): Promise<number> {
  return (await announceIncidents()) + (await addAutomaticUpdates());
}
