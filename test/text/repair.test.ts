import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { cidToCharacter } from '../../src/text/cid.ts';
import { repairSlideHeading, repairText } from '../../src/text/repair.ts';

const DECK = new URL('../../../shared/seeds/001_1ba691bf3d9ee8a2.txt', import.meta.url);

/** Writes a heading as a broken extraction does: every character's CID as a code point, then NFC. */
function garble(heading: string): string {
  const cids = new Map<string, number>();
  for (let cid = 7477; cid >= 1; cid--) {
    const character = cid <= 126 || cid >= 633 ? cidToCharacter(cid) : undefined;
    if (character) cids.set(character, cid);
  }
  return Array.from(heading, (one) => (one === ' ' ? one : String.fromCodePoint(cids.get(one) ?? 0)))
    .join('')
    .normalize('NFC');
}

/** Prose that was never broken, in scripts whose letters stand where CIDs do. */
const LIVING_PROSE = [
  'مرحبا بالعالم، هذه قصة عن تغيير المهنة.',
  'สวัสดีครับ ผมเปลี่ยนงานเมื่อปีที่แล้ว',
  'नमस्ते दुनिया, यह मेरे काम की कहानी है।',
  'বাংলা ভাষায় একটি গল্প',
  'Καλημέρα, αυτή είναι η ιστορία της καριέρας μου.',
  'Привет, я сменил работу.',
  'Я працюю інженером підтримки; їжак.',
  'שלום עולם, זה סיפור על עבודה.',
  'Déjà vu à l’école: naïve façade, Zürich, Ærøskøbing, Łódź, São Paulo.',
  'Tôi là kỹ sư phần mềm, tiếng Việt có dấu.',
  'ინჟინერი და კარიერა',
  'Ես աշխատում եմ որպես ինժեներ',
  '/kəˈɹɪə/ is how “career” sounds',
  'Привет สวัสดี नमस्ते γειά',
  'ふつうの日本語です。ＡＢＣとabc、①②③、㈱、™、“引用”、〜、－も。',
  'ヷヸヹヺ、か゚、ゟ、ヿ、𠮷野家、👨‍👩‍👧‍👦、é',
  '한국어 문장입니다.',
];

describe('repairText', () => {
  it.each([
    ['⼤⼈の⾃分', '大人の自分'],
    ['顧客の成⻑', '顧客の成長'],
    ['⻄⾕さんは⻘⾊の⻝べ物と⻩⾊い⻨が好き', '西谷さんは青色の食べ物と黄色い麦が好き'],
    ['⺠間の⺟体、⻯と⻲', '民間の母体、竜と亀'],
    ['ﾃﾞｰﾀﾍﾞｰｽとｻﾎﾟｰﾄ', 'データベースとサポート'],
    ['｢ｶﾅ｣､｡', '「カナ」、。'],
    ['a\u0000b\u0008c\u007fd\u0085e\u009ff', 'abcd ef'],
    ['一\u000b二\u000c三', '一 二 三'],
    ['一\r\n二\r三\n四', '一\n二\n三\n四'],
    ['字\uFEFFの途中', '字の途中'],
    ['半\ud83dと\ude00', '半と'],
  ])('repairs %j to %j', (broken, whole) => {
    expect(repairText(broken)).toEqual({ text: whole, changed: true });
  });

  it.each([
    ['(ﾟ∀ﾟ)', 'an emoticon with lone voicing marks'],
    ['ＡＢＣ ＡＷＳ　１２３！？', 'full-width Latin'],
    ['a\tb\nc', 'tabs and line ends'],
    ['か\u3099', 'a decomposed kana'],
  ])('leaves %j, %s', (text) => {
    expect(repairText(text)).toEqual({ text, changed: false });
  });

  it.each(LIVING_PROSE)('leaves %s byte for byte', (text) => {
    expect(repairText(text)).toEqual({ text, changed: false });
  });

  it('folds every Kangxi radical to an ideograph', () => {
    for (let codePoint = 0x2f00; codePoint <= 0x2fd5; codePoint++) {
      expect(repairText(String.fromCodePoint(codePoint)).text).toMatch(/^[\u4e00-\u9fff]$/u);
    }
  });

  it('is done after one pass, and leaves no stray control character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = repairText(text).text;
        expect(repairText(once)).toEqual({ text: once, changed: false });
        expect(once).not.toMatch(/[^\P{Cc}\n\t]|\p{Cs}/u);
      }),
    );
  });

  it('leaves text without broken characters byte for byte', () => {
    const whole = fc.constantFrom(
      ...LIVING_PROSE.flatMap((text) => text.split(/(?<=[\s、。])/u)),
      '今日は',
      'é',
      'ｗｗｗ',
      '\n',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(whole), (parts) => {
        const text = parts.join('');
        expect(repairText(text)).toEqual({ text, changed: false });
      }),
    );
  });
});

describe('cidToCharacter', () => {
  // Read off the repaired headings of a real deck, off JIS code charts (漢 is 20-33, 1125 + 94·4 + 32), and off the
  // first and last cells of every row.
  const KNOWN = `638・ 641？ 660ー 686「 687」 695× 782２ 845い 849え 866す 870そ 872た 877つ 879て 880で 881と 883な 887の
    888は 891ひ 906め 907も 914ら 915り 916る 920わ 923を 926ア 937キ 949ス 955タ 964ト 991ャ 998リ 1196域 1249運 1392介
    1446拡 1659求 1728業 1783掘 1905現 1918己 1982幸 2015考 2127在 2226私 2239資 2263自 2302社 2323主 2490紹 2540職 2562深
    2652生 2864対 2944誕 3009張 3128転 3155度 3172投 3286入 3301年 3580分 3617変 3661方 3722本 3775務 3787命 3816目 3913欲
    634、 635。 643゛ 650＿ 657々 665〜 668… 674（ 675） 694± 726◇ 727◆ 740〓 741∈ 779◯ 780０ 789９ 790Ａ 815Ｚ 816ａ
    841ｚ 842ぁ 843あ 860こ 876っ 882ど 884に 894ふ 903ま 924ん 925ァ 1010ヶ 1011Α 1034Ω 1035α 1058ω 1059А 1091Я 1092а
    1124я 1125亜 1533漢 4089腕 4090弌 2394出 36C 67b 95~ 61¥ 96’ 98‘ 108“ 122” 119•`;

  it('knows more than a hundred characters as they are known elsewhere', () => {
    const pairs = Array.from(KNOWN.matchAll(/(\d+)(\D)(?=\s|$)/gu), ([, cid, character]) => [Number(cid), character]);
    expect(pairs.length).toBeGreaterThan(120);
    for (const [cid, character] of pairs) expect([cid, cidToCharacter(Number(cid))]).toEqual([cid, character]);
  });

  it('follows JIS X 0208 from row to row: its 492 symbols and kana end where the kanji begin', () => {
    const symbols = Array.from({ length: 1125 - 633 }, (_, index) => cidToCharacter(633 + index));
    expect(new Set(symbols).size).toBe(492);
    expect(symbols).not.toContain(undefined);
    const kanji = Array.from({ length: 7477 - 1124 }, (_, index) => cidToCharacter(1125 + index) ?? '');
    expect(new Set(kanji).size).toBe(2965 + 3388);
    expect(kanji.every((one) => /^\p{Script=Han}$/u.test(one))).toBe(true);
  });

  it('knows half-width forms, and nothing beyond the first supplement', () => {
    expect([cidToCharacter(248), cidToCharacter(327), cidToCharacter(389)]).toEqual(['1', '｡', 'ﾟ']);
    expect([0, 127, 400, 632, 7478, 20000].map(cidToCharacter)).toEqual(Array(6).fill(undefined));
  });
});

describe('repairSlideHeading', () => {
  it.each([
    ['ࣗݾ঺հ', '自己紹介'],
    ['·ͱΊ', 'まとめ'],
    ['͸͡Ίʹ', 'はじめに'],
    [';Γ͔͑Γ', 'ふりかえり'],
    ['ʢ4VQQPSUʣ', '（Support）'],
    ['αϙʔτ', 'サポート'],
    ['ӡ໋ͷग़ձ͍', '運命の出会い'],
    ['޾ӡ͚ͩͬͨͩʁ', '幸運だっただけ？'],
    ['͍ͯͨ͜͠ͱ', 'していたこと'],
  ])('reads %s as %s', (garbled, heading) => {
    expect(repairSlideHeading(garbled)).toEqual({ text: heading, changed: true, unreadable: false });
  });

  it.each([
    '転職を決めた理由',
    '新しい仕事へ・その２',
    '「変わるもの」と「変わらないもの」',
    'できたこと、できなかったこと',
    'CREとはたらくこと',
    'お客様と出会う',
    'キャリアの棚卸し',
    '三年目の転機',
  ])('undoes what an extraction makes of %s', (heading) => {
    expect(repairSlideHeading(garble(heading)).text).toBe(heading);
  });

  it.each(LIVING_PROSE)('leaves the heading %s byte for byte', (text) => {
    expect(repairSlideHeading(text)).toEqual({ text, changed: false, unreadable: false });
  });

  it.each(['$3&', 'CRE', 'Mackerel', 'キャリア', 'ʢʣ', 'Σ(x) = α + β', 'μService', 'Ångström', 'ɾ', ''])(
    'leaves %j',
    (text) => {
      expect(repairSlideHeading(text)).toEqual({ text, changed: false, unreadable: false });
    },
  );

  it('keeps a clean word beside garbled ones', () => {
    expect(repairSlideHeading('Mackerel ӡ໋ͷग़ձ͍').text).toBe('Mackerel 運命の出会い');
  });

  it('says when a garbled heading cannot be read', () => {
    expect(repairSlideHeading('ӡ໋\u00e0\u1f50')).toMatchObject({ changed: false, unreadable: true });
  });

  it('repairs radicals and half-width kana of a clean heading too', () => {
    expect(repairSlideHeading('⾃⼰紹介 ｻﾎﾟｰﾄ').text).toBe('自己紹介 サポート');
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => expect(typeof repairSlideHeading(text).text).toBe('string')),
    );
    const unit = fc.integer({ min: 0x250, max: 0x1fff }).map((codePoint) => String.fromCodePoint(codePoint));
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 40 }), (text) =>
        expect(typeof repairSlideHeading(text).text).toBe('string'),
      ),
    );
  });

  const whenThere = existsSync(DECK) ? it : it.skip;
  whenThere('repairs all 17 garbled headings of the deck', () => {
    const lines = existsSync(DECK) ? readFileSync(DECK, 'utf8').split('\n') : [];
    const openings = lines
      .slice(14)
      .flatMap((line) => (/[\u0250-\u1fff]/.test(line) ? [line.trim().split(' •')[0] ?? ''] : []));
    expect(openings.map((opening) => repairSlideHeading(opening).text)).toEqual([
      '自己紹介',
      'CRE・現在の主な業務',
      'CRE・現在の主な業務',
      'CRE（ CustomerReliabilityEngineer）',
      '「自分」とは？ 〜 私の場合',
      '入社年目・運命の本との出会い',
      '入社年目・運命の本との出会い',
      'はてなに入るために',
      '社目でのキャリアをスタート',
      '度目の転職・社目',
      '運命の出会い・その２',
      '職域の拡張と深掘り',
      '“CRE”の誕生',
      '「欲求」',
      '“投資”に対するひとつの考え方',
      '幸運だっただけ？',
      '「変わるもの × 変わらないもの」私の考え',
    ]);
  });
});
