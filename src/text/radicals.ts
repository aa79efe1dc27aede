/**
 * Characters of the block CJK Radicals Supplement, each before the unified ideograph that looks the same. Kangxi radicals
 * need no table: NFKC folds them. Of this block it folds only ⺟ and ⻳ (UAX #15; Unicode's EquivalentUnifiedIdeograph).
 */
const PAIRS = [
  '⺁厂⺄乙⺅亻⺆冂⺈刀⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺏尣⺐尢⺒巳⺓幺⺔彑⺕彐⺖忄⺗㣺⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺟母',
  '⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺪疋⺫罒⺬示⺭礻⺮竹⺯糹⺰纟⺱罓⺲罒⺶羊⺷羊⺸羊⺹耂⺺肀⺻聿⺼肉⺽臼',
  '⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻕阜⻖阝⻗雨⻘青',
  '⻙韦⻚页⻛风⻜飞⻝食⻞食⻟飠⻠饣⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟',
].join('');

const SUPPLEMENT = new Map(Array.from(PAIRS.matchAll(/(.)(.)/gu), ([, radical, ideograph]) => [radical, ideograph]));

/** The ideograph that a radical's code point stands for: 大 for `⼤` (U+2F24), 長 for `⻑` (U+2ED1); others come back as they are. */
export function radicalToIdeograph(radical: string): string {
  return SUPPLEMENT.get(radical) ?? (/[\u2f00-\u2fd5]/.test(radical) ? radical.normalize('NFKC') : radical);
}
