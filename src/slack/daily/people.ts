import { findZone } from '../../schedule.ts';
import type { WebClient } from '../deps.ts';
import { within } from '../in-flight.ts';

/** A form has to be opened within three seconds of the command. */
const WAIT_MS = 1_000;

/** The zone of a person's profile; `fallback` where Slack does not say, or not in time. */
export async function zoneOf(client: WebClient, user: string, fallback: string): Promise<string> {
  let zone: string | undefined;
  const asked = client.users.info({ user }).then(
    (info) => {
      zone = info.user?.tz ? findZone(info.user.tz) : undefined;
    },
    () => {},
  );
  await within(asked, WAIT_MS);
  return zone ?? fallback;
}
