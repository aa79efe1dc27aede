import { createContext, use } from 'react';
import type { PageState } from '../../protocol.ts';
import type { Lang, Strings } from '../strings.ts';
import type { Place } from './place.ts';
import type { Pending } from './use-pending.ts';
import type { Theme } from './use-theme.ts';

/** What every component may need: the state, the words, and what the visitor can do. */
export interface Workspace {
  state: PageState;
  theme: Theme;
  lang: Lang;
  t: Strings;
  place: Place;
  go: (place: Partial<Place>) => void;
  pending: Pending;
  /** Says that something did not get through, where the server has not said why. */
  failed: () => void;
  /** Sends a message or a command in the person's name; false where it did not get through. */
  send: (channel: string, text: string, threadTs?: string) => Promise<boolean>;
  switchPerson: (id: string) => void;
  isUnread: (key: string) => boolean;
}

/** Provides the workspace to the page. */
export const WorkspaceContext = createContext<Workspace | null>(null);

/** The workspace of the page; throws outside of it. */
export function useWorkspace(): Workspace {
  const workspace = use(WorkspaceContext);
  if (workspace === null) throw new Error('page: no workspace around this component');
  return workspace;
}
