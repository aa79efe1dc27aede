const GREETING =
  /^(?:こんにち[はわ]|こんばん[はわ]|おはよう|はじめまして|初めまして|どうも|皆さん?、?こんに|みなさん?、?こんに|你好|お疲れ様|おつかれ|hi\b|hello\b|dear\b|それでは(?:皆|みな)|ではでは|ごきげんよう)/iu;
const FAREWELL =
  /(?:ごきげんよう|ではまた|それでは、?また|ありがとうございました|感謝(?:して|申し|いたし)|お礼申し上げ|よろしくお願い(?:いた|し)|お待ちしてい)/u;
const INTRODUCTION = /^(?:[^。]{0,30})(?:です。?|と申します。?|と言います。?)$/u;
const ABOUT_THE_TEXT =
  /(?:この記事(?:は|では)|本記事|本エントリ|本ブログ|このエントリ|この投稿|下記(?:でも|エントリ|の記事)|ご覧ください|お読みください|Advent Calend[ea]r|アドベントカレンダー|目次|もくじ|続きを読む|詳しくは|よかったら見て|宣伝させて|置いておきます|おいておきます|スポンサー|提供でお送り|拙い文章|乱文|恐縮ながら)/u;
const LINK = /https?:\/\/|www\.|©|\(c\) ?\d{4}|All Rights Reserved/iu;
const BARE = /^[\p{P}\p{S}\p{N}\s]*$/u;

/** Whether a sentence says hello, goodbye, thanks or something about its own text: such sentences stand for no post. */
export function isBoilerplate(sentence: string): boolean {
  const text = sentence.trim();
  return (
    BARE.test(text) ||
    GREETING.test(text) ||
    FAREWELL.test(text) ||
    ABOUT_THE_TEXT.test(text) ||
    LINK.test(text) ||
    (INTRODUCTION.test(text) && text.length < 24 && /(?:です|ます)。?$/u.test(text) && !/[はが]/u.test(text))
  );
}
