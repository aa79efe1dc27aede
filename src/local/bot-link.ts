import type { Ack, DeliveryKind, Json } from './model.ts';

export interface Retry {
  attempt: number;
  reason: string;
}

/** A way to the bot. */
export interface Transport {
  readonly connected: boolean;
  deliver(kind: DeliveryKind, payload: Json, retry?: Retry): Promise<Ack>;
  close(): void;
}

/** A payload that went to the bot, with its answer once there is one. */
export interface Delivery {
  kind: DeliveryKind;
  payload: Json;
  retry?: Retry;
  ack?: Ack;
}

/** How much is kept for tests; older deliveries are forgotten. */
const MAX_RECORDED = 10_000;

export interface BotLinkOptions {
  transport: Transport;
  /** How long after a failure each further try of an event follows, in milliseconds. */
  retryDelaysMs: readonly number[];
  onDelivery: () => void;
}

interface Waiting {
  body: Json;
  retry: Retry;
  timer: NodeJS.Timeout;
}

/** Sends payloads to the bot: commands and interactions once, events again when they are not acknowledged. */
export class BotLink {
  readonly deliveries: Delivery[] = [];
  readonly #options: BotLinkOptions;
  readonly #waiting = new Set<Waiting>();
  #transport: Transport;
  #closed = false;

  constructor(options: BotLinkOptions) {
    this.#options = options;
    this.#transport = options.transport;
  }

  get connected(): boolean {
    return this.#transport.connected;
  }

  /** Sends from now on by another way. */
  use(transport: Transport): void {
    if (this.#transport !== this.#options.transport) this.#transport.close();
    this.#transport = transport;
    this.flush();
  }

  /** Sends a payload once. */
  async deliver(kind: DeliveryKind, payload: Json, retry?: Retry): Promise<Ack> {
    const delivery: Delivery = { kind, payload, ...(retry && { retry }) };
    this.deliveries.push(delivery);
    if (this.deliveries.length > MAX_RECORDED) this.deliveries.shift();
    this.#options.onDelivery();
    const ack = await this.#transport.deliver(kind, payload, retry);
    delivery.ack = ack;
    this.#options.onDelivery();
    return ack;
  }

  /** Sends an event, and again while it is not acknowledged, as often as there are delays. */
  sendEvent(body: Json, retry?: Retry): void {
    void this.deliver('events_api', body, retry).then((ack) => {
      if (ack.ok || ack.noRetry || this.#closed) return;
      const attempt = (retry?.attempt ?? 0) + 1;
      const delay = this.#options.retryDelaysMs[attempt - 1];
      if (delay === undefined) return;
      const waiting: Waiting = {
        body,
        retry: { attempt, reason: ack.reason },
        timer: setTimeout(() => this.#resume(waiting), delay),
      };
      this.#waiting.add(waiting);
    });
  }

  /** Sends the events that wait for a connection now, since there is one. */
  flush(): void {
    if (!this.connected) return;
    for (const waiting of [...this.#waiting]) {
      if (waiting.retry.reason === 'connection_failed') this.#resume(waiting);
    }
  }

  close(): void {
    this.#closed = true;
    for (const { timer } of this.#waiting) clearTimeout(timer);
    this.#waiting.clear();
    this.#transport.close();
    this.#options.transport.close();
  }

  #resume(waiting: Waiting): void {
    clearTimeout(waiting.timer);
    this.#waiting.delete(waiting);
    this.sendEvent(waiting.body, waiting.retry);
  }
}
