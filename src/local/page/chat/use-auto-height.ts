import { type RefObject, useLayoutEffect } from 'react';

/** Lets a text area grow with its text; its CSS sets the limits. */
export function useAutoHeight(area: RefObject<HTMLTextAreaElement | null>, text: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text is what changes the height
  useLayoutEffect(() => {
    const element = area.current;
    // A text area that is not shown yet has no height to follow.
    if (element === null || element.offsetHeight === 0) return;
    element.style.height = 'auto';
    element.style.height = `${element.scrollHeight + element.offsetHeight - element.clientHeight}px`;
  }, [area, text]);
}
