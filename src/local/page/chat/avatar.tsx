import type { CSSProperties } from 'react';
import type { PageUser } from '../../protocol.ts';
import { useWorkspace } from '../state/workspace.ts';
import { Seal } from './seal.tsx';
import './avatar.css';

const TINTS = 4;

/** A person's first letter on a calm ground, or the bot's seal. Decoration: the name stands beside it. */
export function Avatar({ user, size }: { user: PageUser; size: number }) {
  const { people } = useWorkspace().state;
  if (user.isBot) return <Seal size={size} />;
  const tint =
    Math.max(
      0,
      people.findIndex((p) => p.id === user.id),
    ) % TINTS;
  const letter = [...user.name][0] ?? '?';
  return (
    <span className="avatar" data-tint={tint} style={{ '--size': `${size}px` } as CSSProperties} aria-hidden="true">
      {letter}
    </span>
  );
}
