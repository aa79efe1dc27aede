/** Why one source cannot be imported: `message` is a sentence for people, and the other sources go on. */
export class Refusal extends Error {
  override name = 'Refusal';
}
