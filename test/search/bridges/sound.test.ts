import { soundKeys } from '../../../src/search/bridges/sound.ts';
import { fold } from '../../../src/text/fold.ts';

const meet = (latin: string, kana: string) => soundKeys(latin).some((key) => soundKeys(fold(kana)).includes(key));

describe('soundKeys', () => {
  it.each([
    ['terraform', 'テラフォーム'],
    ['kubernetes', 'くばねてす'],
    ['maxcompute', 'マックスコンピュート'],
    ['alibaba', 'アリババ'],
    ['mackerel', 'マカレル'],
    ['autify', 'オーティファイ'],
    ['azure', 'アジュール'],
    ['engineer', 'エンジニア'],
    ['manager', 'マネージャー'],
    ['customer', 'カスタマー'],
    ['success', 'サクセス'],
    ['nagios', 'ナギオス'],
    ['agile', 'アジャイル'],
    ['application', 'アプリケーション'],
    ['training', 'トレーニング'],
    ['jenkins', 'ジェンキンス'],
  ])('hears %s in %s', (latin, kana) => {
    expect(meet(latin, kana)).toBe(true);
  });

  it.each([
    ['terraform', 'プラットフォーム'],
    ['manager', 'メンバー'],
    ['customer', 'コンピューター'],
    ['docker', 'データ'],
  ])('does not hear %s in %s', (latin, kana) => {
    expect(meet(latin, kana)).toBe(false);
  });
});
