const THANKS =
  /^(?:(?:どうも|本当に|ほんとに|ほんとうに)?\s?(?:ありがとう|有難う|有り難う|ありがと)(?:ございます|ございました|です|ね)?|どうも|サンキュー|助かりました|(?:many )?thanks(?: a lot| so much| very much)?|thank you(?: so much| very much)?|thx|ty|cheers)$/;

/** Whether somebody only says thanks, which asks nothing: `ありがとうございます！`, `Thanks :pray:`. */
export function isThanks(question: string): boolean {
  const words = question
    .normalize('NFKC')
    .toLowerCase()
    .replace(/:[a-z0-9_+'-]+:/g, ' ')
    .replace(/[^\p{L}\p{N}\s]/gu, ' ')
    .replace(/(?<=\p{L})ー+(?=\s|$)/gu, (long, at: number, all: string) =>
      all.slice(0, at).endsWith('サンキュ') ? long : '',
    );
  return THANKS.test(words.replace(/\s+/gu, ' ').trim());
}
