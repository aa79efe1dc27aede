import type { App, Receiver } from '@slack/bolt';

/** The way payloads come in; `receiver` is what the App is built with. */
export interface Intake {
  receiver: Receiver;
  /** Resolves when payloads can arrive, with the port in HTTP mode. */
  start(app: App): Promise<number | undefined>;
  /** Whether payloads can arrive now. */
  isOpen(): boolean;
  stop(): Promise<void>;
}
