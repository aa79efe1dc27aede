const THANKS =
  /^(?:(?:どうも|本当に|ほんとに|ほんとうに)?\s?(?:ありがとう|有難う|有り難う|ありがと)(?:ございます|ございました|です|ね)?|どうも|サンキュー|助かりました|(?:many )?thanks(?: a lot| so much| very much)?|thank you(?: so much| very much)?|thx|ty|cheers)$/;

const GREETING =
  /^(?:こんにち[はわ]|こんばん[はわ]|おはよう(?:ございます)?|はじめまして|初めまして|お疲れ様(?:です|でした)?|お疲れさま(?:です|でした)?|おつかれさま(?:です|でした)?|よろしく(?:お願いします|お願いいたします|お願い致します|おねがいします)?|もしもし|やあ|hello(?: there)?|hi(?: there)?|hey|good (?:morning|afternoon|evening)|nice to meet you)$/;
const ABILITY =
  /^(?:(?:何|なに)(?:が|を)?(?:できる|出来る|できます|出来ます|してくれる|してくれます)(?:の|ん)?(?:です)?(?:か|かな)?|(?:できる|出来る)こと(?:は|は何|は何ですか)?|(?:どうやって|どう)使(?:う|います)(?:の|ん)?(?:です)?(?:か|かな)?|(?:あなた|きみ|君)は?(?:誰|だれ)(?:です)?か?|what can you do|what do you do|how do i use (?:this|you|it)|how does this work|who are you)$/;

/** What is said to the bot and asks for no story. */
export type SmallTalk = 'thanks' | 'greeting' | 'ability';

/** Hears `ありがとうございます！` and `Thanks :pray:`, `こんにちは`, `何ができる？`; nothing in what goes on to ask. */
export function smallTalkOf(question: string): SmallTalk | undefined {
  const words = plainWords(question);
  if (THANKS.test(words)) return 'thanks';
  if (GREETING.test(words)) return 'greeting';
  return ABILITY.test(words) ? 'ability' : undefined;
}

function plainWords(question: string): string {
  const words = question
    .normalize('NFKC')
    .toLowerCase()
    .replace(/:[a-z0-9_+'-]+:/g, ' ')
    .replace(/[^\p{L}\p{N}\s]/gu, ' ')
    .replace(/(?<=\p{L})ー+(?=\s|$)/gu, (long, at: number, all: string) =>
      all.slice(0, at).endsWith('サンキュ') ? long : '',
    );
  return words.replace(/\s+/gu, ' ').trim();
}
