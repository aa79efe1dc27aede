/** How Japanese says the Latin letters, longest first so that だぶりゅー is not read as だぶ and りゅー. */
const NAMES: readonly [name: string, letter: string][] = (
  [
    ['だぶりゅー', 'w'],
    ['だぶりゅ', 'w'],
    ['えっくす', 'x'],
    ['えいち', 'h'],
    ['えっち', 'h'],
    ['じぇー', 'j'],
    ['じぇい', 'j'],
    ['きゅー', 'q'],
    ['あーる', 'r'],
    ['ぜっと', 'z'],
    ['ぶい', 'v'],
    ['ゔい', 'v'],
    ['わい', 'y'],
    ['えー', 'a'],
    ['えい', 'a'],
    ['びー', 'b'],
    ['しー', 'c'],
    ['でぃー', 'd'],
    ['いー', 'e'],
    ['えふ', 'f'],
    ['じー', 'g'],
    ['あい', 'i'],
    ['けー', 'k'],
    ['けい', 'k'],
    ['える', 'l'],
    ['えむ', 'm'],
    ['えぬ', 'n'],
    ['おー', 'o'],
    ['ぴー', 'p'],
    ['えす', 's'],
    ['てぃー', 't'],
    ['ゆー', 'u'],
  ] as [string, string][]
).sort(([a], [b]) => b.length - a.length);

/** The letters that folded kana spell out, as long as they are letters: しーあーるいー gives `cre`, nothing for another word. */
export function spelledLetters(kana: string): string | undefined {
  // folding drops a closing long-vowel mark
  return readNames(kana) ?? readNames(`${kana}ー`);
}

function readNames(kana: string): string | undefined {
  let letters = '';
  for (let at = 0; at < kana.length; ) {
    const found = NAMES.find(([name]) => kana.startsWith(name, at));
    if (!found) return undefined;
    letters += found[1];
    at += found[0].length;
  }
  return letters.length > 1 ? letters : undefined;
}
