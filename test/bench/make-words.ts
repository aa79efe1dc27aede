import { between, pick, type Random, shuffle } from './random.ts';

/** A word of content; `spoken` is what somebody types who only remembers its sound. */
export interface Word {
  text: string;
  kind: 'kanji' | 'katakana' | 'latin';
  spoken?: string;
}

/** Words as a language has them: a few that are everywhere, and very many that are rare. */
export interface Vocabulary {
  readonly size: number;
  /** The word of rank r is as likely as 1 / (r + 3), which is close to Zipf's law for content words. */
  draw(random: Random): Word;
}

/** The most frequent characters of newspapers; pairs of them that ICU's dictionary knows are real words. */
const KANJI =
  '日一国会人年大本中長出同時政事自行社見月分議後前民生連発間対上部東者地合市業内相方定今回新場金員入選立開手力学問高代明実関決子動全目表経通外最言現理調体化当約主題下意法来作性的要用制治度務強気小成期公野協取都和統機平総加思家話世受区領多県続進正安設保改数記院初指権心界支産結点教報済書活原先共得解名交資予向際面文反元重近考判認画参利組知案道信策集在件別物任引使求所次品論計増係感特情投示変基私始直価式確提運終果勢減容必応演電住談能再位置企流格過放税検常校料状工建語営空職証急止送援供役構割聞身費付施切説転比補車優研収断違消番規術護展態導備宅配算視条独究育席訪楽起着店述残想線率';
const SUFFIXES = ['性', '化', '者', '部', '案', '力', '用', '時', '中', '先', '側', '費', '率'];

const KATAKANA = (
  'エンジニア サポート サービス システム クラウド データ チーム マネージャー キャリア インフラ アプリ サーバー ネットワーク プロダクト カスタマーサクセス ' +
  'リリース レビュー テスト コード ユーザー メンバー リーダー スタートアップ プログラマー セキュリティ コミュニティ イベント ブログ プロジェクト ' +
  'スキル モチベーション フィードバック ミーティング オンボーディング リモートワーク インターン コンサルタント セールス マーケティング デザイナー ' +
  'アーキテクチャ パフォーマンス モニタリング アラート トラブル バックエンド フロントエンド データベース コンテナ ライブラリ ドキュメント'
).split(' ');
const LATIN = (
  'AWS Azure Linux Docker Kubernetes Terraform GitHub Slack Python Go Ruby Rails JavaScript TypeScript React Vue SRE CRE API SaaS KPI OKR ' +
  'PostgreSQL MySQL Redis Kafka Nginx Ansible Jenkins Datadog Mackerel Zendesk Salesforce Notion Jira Figma BigQuery Spark Hadoop Elasticsearch ' +
  'Prometheus Grafana Lambda Firebase Flutter Swift Kotlin Java Perl PHP Rust Scala Node Django Laravel GraphQL gRPC OAuth CI DevOps QA PM'
).split(' ');

const MORAE = (
  'ア:a イ:i エ:e オ:o カ:ka キ:ki ク:ku ケ:ke コ:ko サ:sa シ:shi ス:su セ:se ソ:so タ:ta チ:chi テ:te ト:to ナ:na ニ:ni ネ:ne ノ:no ' +
  'ハ:ha ヒ:hi フ:fu ホ:ho マ:ma ミ:mi ム:mu メ:me モ:mo ラ:ra リ:ri ル:ru レ:re ロ:ro ガ:ga グ:gu ゲ:ge ゴ:go ザ:za ジ:ji ダ:da デ:de ド:do ' +
  'バ:ba ビ:bi ブ:bu ベ:be ボ:bo パ:pa ピ:pi プ:pu ペ:pe ポ:po シャ:sha ショ:sho チャ:cha ジャ:ja フィ:fi ティ:ti'
)
  .split(' ')
  .map((pair) => pair.split(':') as [kana: string, romaji: string]);
const SYLLABLES =
  'ba bo ca co da del di fi ga go ka ki la li lo ma mi na no pa pi ra ri sa so ta ti va vi xo za zen flow base'.split(
    ' ',
  );

const SIZES = { compounds: 14_000, katakana: 7_000, latin: 2_500 };

/** Builds a vocabulary of about 30,000 words; takes about a second, nearly all of it for the look-ups in ICU's dictionary. */
export function makeVocabulary(random: Random): Vocabulary {
  const pairs = realPairs();
  const ranked = mixed(
    [
      { words: kanjiWords(pairs, random), share: 0.7 },
      { words: katakanaWords(random), share: 0.22 },
      { words: latinWords(random), share: 0.08 },
    ],
    random,
  );
  const totals = new Float64Array(ranked.length);
  let total = 0;
  for (let rank = 0; rank < ranked.length; rank++) {
    total += 1 / (rank + 3);
    totals[rank] = total;
  }
  return { size: ranked.length, draw: (source) => ranked[placeOf(totals, source() * total)] as Word };
}

/** Lists made into one, each word's kind drawn by its share while there is any left of it. */
function mixed(kinds: readonly { words: readonly Word[]; share: number }[], random: Random): Word[] {
  const left = kinds.map(({ words, share }) => ({ words: [...words].reverse(), share }));
  const ranked: Word[] = [];
  for (let open = left; open.length > 0; open = left.filter(({ words }) => words.length > 0)) {
    let place = random() * open.reduce((sum, { share }) => sum + share, 0);
    const kind = open.find(({ share }) => {
      place -= share;
      return place < 0;
    });
    const word = kind?.words.pop();
    if (word) ranked.push(word);
  }
  return ranked;
}

/** The first place whose running total is past `value`. */
function placeOf(totals: Float64Array, value: number): number {
  let [low, high] = [0, totals.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((totals[middle] as number) > value) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Pairs that ICU keeps whole; words that it does not know fall into single characters, which no real text does so often. */
function realPairs(): string[] {
  const segmenter = new Intl.Segmenter('ja', { granularity: 'word' });
  const characters = [...new Set(KANJI)];
  const pairs: string[] = [];
  for (const first of characters) {
    for (const second of characters) {
      if (first === second) continue;
      const [whole] = segmenter.segment(first + second);
      if (whole?.segment.length === 2) pairs.push(first + second);
    }
  }
  return pairs;
}

function kanjiWords(pairs: readonly string[], random: Random): Word[] {
  const compounds = new Set<string>();
  while (compounds.size < SIZES.compounds) {
    compounds.add(pick(pairs, random) + (random() < 0.4 ? pick(SUFFIXES, random) : pick(pairs, random)));
  }
  const plain = shuffle([...pairs], random);
  const long = shuffle([...compounds], random);
  return [...plain.slice(0, 400), ...shuffle([...plain.slice(400), ...long], random)].map((text) => ({
    text,
    kind: 'kanji',
  }));
}

function katakanaWords(random: Random): Word[] {
  const made = new Map<string, Word>(KATAKANA.map((text) => [text, { text, kind: 'katakana' }]));
  while (made.size < SIZES.katakana) {
    let text = '';
    let spoken = '';
    for (let left = between(2, 5, random); left > 0; left--) {
      const [kana, romaji] = pick(MORAE, random);
      const [tail, sound] = pick(
        [
          ['', ''],
          ['', ''],
          ['', ''],
          ['ー', ''],
          ['ン', 'n'],
        ] as const,
        random,
      );
      text += kana + tail;
      spoken += romaji + sound;
    }
    if (text.length >= 3) made.set(text, { text, kind: 'katakana', spoken });
  }
  return [...made.values()];
}

function latinWords(random: Random): Word[] {
  const made = new Set<string>(LATIN);
  while (made.size < SIZES.latin) {
    const name = Array.from({ length: between(2, 4, random) }, () => pick(SYLLABLES, random)).join('');
    made.add((name[0] as string).toUpperCase() + name.slice(1));
  }
  return [...made].map((text) => ({ text, kind: 'latin' }));
}
