import fc from 'fast-check';
import { editDistance } from '../../../src/search/bridges/edit-distance.ts';
import { kanjiSlips } from '../../../src/search/bridges/kanji-slips.ts';
import { spelledLetters } from '../../../src/search/bridges/letter-names.ts';
import { romajiToKana, withoutLongVowels } from '../../../src/search/bridges/romaji.ts';
import { fold } from '../../../src/text/fold.ts';

describe('editDistance', () => {
  it.each([
    ['reliability', 'relability', 1, 'a missing letter'],
    ['maxcompute', 'maxcopmute', 1, 'two swapped letters'],
    ['azure', 'azurre', 1, 'a letter too many'],
    ['cloud', 'clood', 1, 'a wrong letter'],
    ['same', 'same', 0, 'nothing'],
    ['far', 'away', 3, 'too much to be told'],
  ])('between %s and %s is %i: %s', (a, b, distance) => {
    expect(editDistance(a, b, 2)).toBe(distance);
  });

  it('is the same both ways, and zero for one word alone', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'あ'), maxLength: 8 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(editDistance(a, b, 8)).toBe(editDistance(b, a, 8));
        expect(editDistance(a, b, 8) === 0).toBe(a === b);
      }),
    );
  });
});

describe('romajiToKana', () => {
  it.each([
    ['tenshoku', 'てんしょく'],
    ['tensyoku', 'てんしょく'],
    ['kyaria', 'きゃりあ'],
    ['kitte', 'きって'],
    ['onna', 'おんな'],
    ["shin'yuu", 'しんゆう'],
    ['shimbun', 'しんぶん'],
    ['tōkyō', 'とーきょー'],
    ['matcha', 'まっちゃ'],
  ])('reads %s as %s', (romaji, kana) => {
    expect(romajiToKana(romaji)).toBe(kana);
  });

  it.each(['terraform', 'kubernetes', 'xyz', ''])('reads no Japanese in %j', (word) => {
    expect(romajiToKana(word)).toBeUndefined();
  });
});

describe('withoutLongVowels', () => {
  it('makes one of all spellings of a long vowel', () => {
    expect(new Set(['とうきょう', 'とーきょー', 'とおきょお'].map(withoutLongVowels)).size).toBe(1);
  });
});

describe('spelledLetters', () => {
  it.each([
    ['しーあーるいー', 'cre'],
    ['エスアールイー', 'sre'],
    ['えーだぶりゅーえす', 'aws'],
    ['えーぴーあい', 'api'],
    ['ジーシーピー', 'gcp'],
  ])('reads %s as %s', (kana, letters) => {
    expect(spelledLetters(fold(kana))).toBe(letters);
  });

  it.each(['さーばー', 'しごと', 'えー', ''])('reads no letters in %j', (kana) => {
    expect(spelledLetters(fold(kana))).toBeUndefined();
  });
});

describe('kanjiSlips', () => {
  const pairs = [
    '経験',
    '験量',
    '多国',
    '国籍',
    '障害',
    '害対',
    '対応',
    '転職',
    '年秋',
    '務経',
    '国企',
    '企業',
    '中国',
    '保証',
  ];
  const neighbours = {
    isPair: (first: string, second: string) => pairs.includes(first + second),
    after: (first: string) => pairs.filter((pair) => pair.startsWith(first)).map((pair) => pair[1] as string),
    before: (second: string) => pairs.filter((pair) => pair.endsWith(second)).map((pair) => pair[0] as string),
  };

  it.each([
    ['経験料が大事', '経験料', '経験量', 'the same reading at the end'],
    ['障書対応', '障書対応', '障害対応', 'one that fits between two others'],
    ['保障する', '保障', '保証', 'a real word, for another of the same sound'],
  ])('corrects %s', (text, from, to) => {
    expect(kanjiSlips(text, neighbours)).toEqual([{ from, to, start: 0, end: from.length }]);
  });

  it.each(['年収', '未経験', '中小企業'])('leaves %s alone, which is a word of its own', (text) => {
    expect(kanjiSlips(text, neighbours)).toEqual([]);
  });

  it.each(['転職', '経験量', '宇宙', '猫', 'かな'])('leaves %s alone', (text) => {
    expect(kanjiSlips(text, neighbours)).toEqual([]);
  });
});
