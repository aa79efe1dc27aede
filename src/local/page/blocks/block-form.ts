import { createContext, use } from 'react';
import type { KitElement, KitOption, KitOptionGroup, Values } from './kit.ts';

/** What the elements of one message or view share: what they hold, and how to tell the bot. */
export interface BlockForm {
  values: Values;
  /** Sentences to show below inputs, by block_id. */
  errors: Record<string, string>;
  /** Remembers a choice without telling the bot. */
  edit: (blockId: string, element: KitElement, value: Record<string, unknown>) => void;
  /** Tells the bot, after the element's confirm dialog where it has one. */
  act: (blockId: string, element: KitElement, value: Record<string, unknown>) => void;
  /** The choices of an external select for what was typed. */
  suggest: (blockId: string, element: KitElement, query: string) => Promise<(KitOption | KitOptionGroup)[]>;
  /** Whether this element waits for an answer. */
  isPending: (blockId: string, element: KitElement) => boolean;
}

/** Provides the form to the elements. */
export const BlockFormContext = createContext<BlockForm | null>(null);

/** The form around an element; throws outside of one. */
export function useBlockForm(): BlockForm {
  const form = use(BlockFormContext);
  if (form === null) throw new Error('page: no block form around this element');
  return form;
}

/** The id by which the bot knows an element. */
export function actionIdOf(element: KitElement): string {
  return element.action_id ?? element.type;
}
