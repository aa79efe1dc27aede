/** Kinds of answers, by how a question asks for them: when for a date, how many for a number,
 * who and where for a name, what is for a definition. */
const KINDS: readonly (readonly [asks: RegExp, answer: RegExp])[] = [
  [
    /いつ|何年|何月|何日|何時|何曜|何世紀|時期|年代|\bwhen\b|\bwhat (?:year|date)\b|\bwhich year\b/iu,
    /\d{4}|\d+ ?(?:年|月|日|時|世紀)|[一二三四五六七八九十]+(?:年|月|日|世紀)|昭和|平成|令和|大正|明治|\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b/u,
  ],
  [
    /いくら|いくつ|何人|何名|何個|何本|何回|何度|何歳|何社|何%|何パーセント|何ヶ?か?月|何割|どのくらい|どれくらい|どれぐらい|何[メキセ]|何種|何倍|何ページ|\bhow (?:many|much|long|old|far|often)\b/iu,
    /\d|[一二三四五六七八九十百千万億兆数半]+(?:人|名|個|本|回|度|歳|社|割|年|月|か月|ヶ月|円|種|倍|つ)/u,
  ],
  [
    /誰|だれ|どなた|何という人|人物|\bwho\b|\bwhom\b|\bwhose\b/iu,
    /さん|氏|君|[\p{Script=Katakana}ー]{2,}[・=＝][\p{Script=Katakana}ー]{2,}|[A-Z][a-z]+ [A-Z][a-z]+|\p{Script=Han}{2,4}(?:は|が|の|に|と)/u,
  ],
  [
    /どこ|何処|何県|何市|何区|どの(?:国|都市|町|県)|何国|\bwhere\b/iu,
    /[都道府県市区町村国州島駅港]|[\p{Script=Katakana}ー]{3,}/u,
  ],
  [
    /とは|って(?:いうの)?は?[、\s]*(?:何|なに|なん|どんな|どういう)|どういう(?:意味|もの)|の意味|の定義|\bwhat(?:'s| is| are| does)\b|\bmean(?:s|ing)?\b/iu,
    /とは|の略|の(?:こと|意味)(?:だ|です|である|。)|を(?:指す|指し|意味|いう)|[=＝]|ミッション|使命|\b(?:is an?|are|means|stands for)\b/u,
  ],
];

/** What the answer to a question must look like, where the question's words say so. */
export function answerKind(question: string): RegExp | undefined {
  return KINDS.find(([asks]) => asks.test(question))?.[1];
}
