/** Old kanji and the forms in use today, in pairs: 國国. The list of the 1981 table's simplified forms that texts about work still meet. */
const OLD_AND_NEW =
  '國国會会學学經経驗験發発關関轉転變変應応對対圖図體体讀読賣売實実當当來来歸帰點点數数聲声氣気爲為與与舊旧總総縣県廳庁寫写辭辞壓圧圍囲醫医壹壱稻稲飮飲隱隠營営榮栄衞衛驛駅圓円鹽塩奧奥歐欧毆殴櫻桜價価假仮畫画繪絵擴拡殼殻覺覚嶽岳樂楽勸勧卷巻歡歓罐缶觀観陷陥巖巌顏顔戲戯犧犠據拠擧挙虛虚峽峡挾挟狹狭堯尭曉暁區区驅駆勳勲薰薫徑径惠恵溪渓螢蛍輕軽繼継鷄鶏藝芸擊撃缺欠儉倹劍剣圈圏檢検權権獻献險険顯顕嚴厳效効恆恒鑛鉱號号濟済碎砕齋斎劑剤雜雑參参慘惨棧桟蠶蚕贊賛殘残絲糸齒歯兒児濕湿釋釈壽寿收収從従澁渋獸獣縱縦肅粛處処敍叙獎奨將将燒焼稱称證証乘乗剩剰壤壌孃嬢條条淨浄疊畳穰穣讓譲釀醸囑嘱觸触寢寝愼慎眞真盡尽粹粋醉酔隨随髓髄樞枢靜静齊斉攝摂竊窃專専戰戦淺浅潛潜纖繊踐践錢銭禪禅雙双壯壮搜捜插挿爭争聰聡莊荘裝装騷騒臟臓藏蔵屬属續続墮堕帶帯滯滞臺台瀧滝擇択澤沢擔担單単膽胆團団彈弾斷断遲遅晝昼蟲虫鑄鋳聽聴鎭鎮遞逓鐵鉄傳伝黨党鬪闘盜盗德徳獨独屆届繩縄貳弐惱悩腦脳廢廃拜拝麥麦髮髪拔抜蠻蛮祕秘濱浜甁瓶佛仏拂払辨弁瓣弁辯弁步歩寶宝豐豊沒没飜翻萬万滿満默黙彌弥藥薬譯訳豫予餘余譽誉搖揺樣様謠謡遙遥賴頼亂乱覽覧龍竜兩両獵猟綠緑壘塁淚涙勵励禮礼隸隷靈霊齡齢戀恋爐炉勞労樓楼祿禄錄録灣湾瑤瑶籐藤邊辺邉辺髙高﨑崎濵浜';

const [FIRST_KATAKANA, LAST_KATAKANA] = [0x30a1, 0x30f6];
const HIRAGANA_OFFSET = 0x60;

/** By UTF-16 unit: what stands for katakana and old kanji; 0 where a character stands for itself. */
const FOLDS = new Uint16Array(0x10000);
for (let code = FIRST_KATAKANA; code <= LAST_KATAKANA; code++) FOLDS[code] = code - HIRAGANA_OFFSET;
for (const [, old = '', now = ''] of OLD_AND_NEW.matchAll(/(.)(.)/gu)) FOLDS[old.charCodeAt(0)] = now.charCodeAt(0);

/**
 * The form under which a word is indexed and asked for: width, case, kana, old kanji and a closing long-vowel mark are
 * folded away. `サーバー` and `さーば` become `さーば`, `ＣＲＥ` becomes `cre`, `轉職` becomes `転職`.
 */
export function fold(word: string): string {
  const folded = foldText(word);
  return folded.length > 2 && folded.endsWith('ー') ? folded.slice(0, -1) : folded;
}

/** A text without differences of width, case, kana and old kanji: `ＣＲＥのサーバー` becomes `creのさーばー`. */
export function foldText(text: string): string {
  const plain = isPlainJapanese(text) ? text : text.normalize('NFKC').toLowerCase();
  let folded = '';
  let copied = 0;
  for (let at = 0; at < plain.length; at++) {
    const code = FOLDS[plain.charCodeAt(at)] as number;
    if (code === 0) continue;
    folded += plain.slice(copied, at) + String.fromCharCode(code);
    copied = at + 1;
  }
  return copied === 0 ? plain : folded + plain.slice(copied);
}

/** Whether a text is of kana and kanji of everyday texts alone, which NFKC and case leave as they are. */
function isPlainJapanese(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const isKana = (code >= 0x3041 && code <= 0x3096) || (code >= FIRST_KATAKANA && code <= 0x30fc);
    if (!isKana && !(code >= 0x4e00 && code <= 0x9fff) && !(code >= 0x3005 && code <= 0x3007)) return false;
  }
  return true;
}
