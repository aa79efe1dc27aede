import { isBoilerplate } from './boilerplate.ts';

/** Openings that go on from what was said before, or answer it. */
const GOES_ON =
  /^(?:しかし|だが|ですが|けれど|けど|でも|ただ|とはいえ|そして|また(?!い[だで]|ぐ|げ|たく)|さらに|なお|ちなみに|つまり|すなわち|要するに|例えば|たとえば|すると|だから|なので|ゆえ|従って|したがって|よって|一方|同様|同時|もちろん|実際|特に|とくに|中でも|なかでも|余談|さて|では|じゃあ|まず|次に|つぎに|続いて|最後に|最終的に|以上|以下|上記|下記|前述|後述|補足|追記|注[:：]|少なくとも|あとは|ほかに|他に|別の|もう(?:一つ|ひとつ|一人)|すべて、|いずれ(?:も|に)|どちらも|両者|なぜ(?:か|なら)|どういうことか|というのも|という(?:こと|わけ)|とは(?![\p{Script=Han}\p{Script=Katakana}])|と[、,]|いや|うん|ええ|えぇ|はい|が、|で、|し、|少し毛色|良く言って|よく言って|確率で|今回|しばらくして|やがて、|その|そう|それ|そこ|そちら|そんな|これ(?!から|まで)|この|ここ(?!数|最近)|こう|こちら|こんな|あの|あれ|あちら|ああ|同じ(?:理由|よう|く))/u;
const GOES_ON_IN_ENGLISH =
  /^(?:And|But|So|Or|Yet|Then|Thus|Hence|Also|However|Therefore|Moreover|Besides|Instead|Still|Anyway|Finally|First|Second|Next|Lastly|This|That|These|Those|It|He|She|They|His|Her|Their|Its|Here|There|Such|Otherwise|For example|In (?:fact|addition|other words)|As (?:a result|mentioned|above)|On the other hand|Because|Which)\b/u;

/** Words for something that was named before; those that look ahead or stand for themselves are left out. */
const POINTS_BACK =
  /(?:これ(?!から|まで|ほど|だけ|くらい)|それ(?!ぞれ|なり|ほど|でも|だけ|くらい|から)|そこ(?!そこ)|ここ(?!ろ|数|最近|ち|まで)|あれ(?!ば|ど|こ)|彼ら|彼女|彼(?=[はがをにのも、])|こちら|そちら|前者|後者|同(?:社|氏|書))/u;
/** Such a word before a noun; the noun has to have been named. */
const POINTS_BACK_AT =
  /(?:この|その|あの|こうした|そうした|ああした|こういった|そういった|こういう|そういう|こんな|そんな|あんな)(?!まま|数|場|たび|度|都度|ため|ほか|他|後|上で|うえ|とき|時|際|日|人|道|くせ|分|気|通り|とおり|もの|うち)(\S{2})/gu;
/** `当時` needs a time that was named before. */
const AT_THE_TIME = /(?:当時|(?:この|その)(?:頃|ころ|とき|時))/u;
const A_TIME = /[\d０-９]|頃|ころ|とき|時代|入社|ある[日夜]/u;

/** A topic that joins one from before: `今の担当者も同じで、`. */
const ALSO = /^(?!いつ|とて|何|誰|もっ|もと)[^、。はがをにで\s]{2,16}も(?=[^っしうとの])(?!.{1,12}も)/u;

/** The reason for something that was said before, and the predicate of a topic that was. */
const ANSWERS =
  /(?:から|ため|わけ|の|(?<!との)(?:こと|事)|もの)(?:です|でした|だ|だった|である|であった|なのです|なのだ)[。．！!]*$/u;
const HAS_A_TOPIC =
  /(?:[はも、]|理由|なぜ|どうして|というと|といえば)(?=.{4,}$)(?<=.{2}(?:は|も|理由.?|というと.?|といえば.?))/u;

const WHOLE = /[。．！？!?][」』）)]*$|[.!?][)"”’]*$/u;
const NOT_PROSE = /https?:\/\/|[|{}<>=;•◆◇■□●▼▲☆★]|`|\s{2}|…{2}|\.{4}|〇〇|○○|[（(](?:中略|略|笑|汗)[）)]|^[-‐–—*+・]/u;
const POINTS_ELSEWHERE =
  /(?:[上前]に(?:も)?書|(?:にも|でも|に|で)?書(?:いた|きました)(?:のですが|が|よう|とおり|通り)|先に(?:申|述)|前の(?:章|節)|次の(?:[\d一二三四五六七八九]|よう|とお|通り)|以下の|下記|上記|前述|後述|\\?\*\d|※|→|[下右左上]の(?:図|写真|表)|図\d|こちら(?:の|を|に|から)|リンク|続きは|エント(?:リ|ー)|(?:[Ss]ee|[Cc]lick) (?:below|here|above)|[Aa]s (?:mentioned|noted|shown))/u;
const ABOUT_THE_NEXT =
  /(?:書き(?:ます|たい)|書いて(?:み|い)|書こう|紹介(?:します|しま|したい|しよう)|説明(?:します|したい|しよう)|お話し(?:します|したい|でき)|話(?:します|したい|そう)と?思?|述べ(?:ます|たい|てい)|触れ(?:ます|たい|ていき)|見ていき|宣伝|まとめ(?:ます|てみ)|の(?:とおり|通り)(?:です|だ)|[:：])[^。]{0,16}[。．]?$/u;

/** Whether a sentence may stand in a quotation at all: whole, prose, and about its matter rather than about its own text. */
export function isQuotable(sentence: string): boolean {
  return (
    WHOLE.test(sentence) &&
    !isBoilerplate(sentence) &&
    !NOT_PROSE.test(sentence) &&
    !POINTS_ELSEWHERE.test(sentence) &&
    !ABOUT_THE_NEXT.test(sentence)
  );
}

/** Whether a sentence needs the one before it: `しかし、…`, `それが…`, `そういった活動が…`, `…からです。` */
export function leansBack(sentence: string): boolean {
  if (GOES_ON.test(sentence) || GOES_ON_IN_ENGLISH.test(sentence)) return true;
  const pronoun = POINTS_BACK.exec(sentence);
  if (pronoun && !sentence.slice(0, pronoun.index).includes('」')) return true;
  for (const { index, 0: whole, 1: noun = '' } of sentence.matchAll(POINTS_BACK_AT)) {
    const before = sentence.slice(0, index);
    if (!before.includes(noun) && !(whole.startsWith('その') && before.endsWith('は、'))) return true;
  }
  const time = AT_THE_TIME.exec(sentence);
  if (time && !A_TIME.test(sentence.slice(0, time.index))) return true;
  return (
    ALSO.test(sentence) ||
    /(?:もやはり|もまた)/u.test(sentence.slice(0, 30)) ||
    (ANSWERS.test(sentence) && !HAS_A_TOPIC.test(sentence))
  );
}

const ANCHORS =
  /^(?:ある(?:日|時|とき|朝|晩|夜)|私|僕|ぼく|俺|わたし|自分|「|[\d０-９]|[A-Za-z]|[^、。「]{1,20}(?:は|とは))/u;

/** Whether a sentence says of itself whom or when it is about, so that it may open a quotation after a lost thread. */
export function opensAnew(sentence: string): boolean {
  return ANCHORS.test(sentence);
}

/** Whether a sentence takes back what was said before it, or is what that announces: neither is to be left out. */
export function completes(sentence: string): boolean {
  return /^(?:これら|それら|(?:一|ひと)つ(?:[はめ]|目)|[1１]つ目|第一に|しかし|だが|ですが|けれど|けど|でも|とはいえ|However|But|Yet|Still)/u.test(
    sentence,
  );
}

/** Whether a sentence depends too much on the one before it to end a quotation with: `それが過ぎて…`. */
export function hangsOn(sentence: string): boolean {
  return /^(?:もちろん|それが(?!.{0,16}(?:であり|です|だっ?た?[。、]))|それも同|という(?:こと|わけ)で|が、)/u.test(
    sentence,
  );
}

/** Whether a paragraph names at its end where it was quoted from: the words of somebody else. */
export function isCited(paragraph: string): boolean {
  return /(?:^|\s)[-‐–—―/／]\s\S[^。]{2,80}$/u.test(paragraph.trim()) || /[（(](?:引用|出典)/u.test(paragraph);
}
