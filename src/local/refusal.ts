/** Why the local Slack refuses something: `message` is Slack's name for the error, `complaints` say where, as JSON pointers. */
export class Refusal extends Error {
  override name = 'Refusal';
  readonly complaints: string[];
  readonly extra: Record<string, unknown>;

  constructor(error: string, complaints: string[] = [], extra: Record<string, unknown> = {}) {
    super(error);
    this.complaints = complaints;
    this.extra = extra;
  }
}
