/**
 * Whether a key belongs to an input method, as when Enter confirms a conversion to kanji. Safari ends the composition
 * before it reports that Enter, and marks it by key code 229 only.
 */
export function isComposing(event: { nativeEvent: { isComposing: boolean; keyCode: number } }): boolean {
  return event.nativeEvent.isComposing || event.nativeEvent.keyCode === 229;
}
