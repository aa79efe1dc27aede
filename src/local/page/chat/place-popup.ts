/**
 * Marks on an opened popup where it has room: below its button and flush with the button's end, unless it would leave
 * what scrolls around it; then above (`data-above`) or flush with the start (`data-start`), where that fits.
 */
export function placePopup(popup: HTMLElement, button: HTMLElement): void {
  const room = scrollerOf(popup).getBoundingClientRect();
  const { left, bottom, height } = popup.getBoundingClientRect();
  popup.toggleAttribute('data-above', bottom > room.bottom && button.getBoundingClientRect().top - height > room.top);
  popup.toggleAttribute('data-start', left < room.left);
}

function scrollerOf(element: HTMLElement): HTMLElement {
  const parent = element.parentElement;
  if (parent === null) return element;
  return /auto|scroll/.test(getComputedStyle(parent).overflowY) ? parent : scrollerOf(parent);
}
