import type { PageMessage } from '../../protocol.ts';
import { emojify } from '../text/emojify.ts';

/** The emoji below a message, each with how many people gave it. */
export function Reactions({ reactions }: { reactions: NonNullable<PageMessage['reactions']> }) {
  return (
    <ul className="reactions">
      {reactions.map(({ name, users }) => (
        <li key={name}>
          {emojify(`:${name}:`)} {users.length}
        </li>
      ))}
    </ul>
  );
}
