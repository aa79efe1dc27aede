import { findGreeter, readByline } from '../../src/corpus/byline.ts';

describe('readByline', () => {
  it.each([
    ['2021-08-20', { date: '2021-08-20' }],
    ['2012年9月28日(金)', { date: '2012-09-28' }],
    ['投稿日：2012年9月28日', { date: '2012-09-28' }],
    ['Posted on Feb 16, 2018', { date: '2018-02-16' }],
    ['2012.09.28 / 斎藤', { date: '2012-09-28', author: { name: '斎藤', aliases: [] } }],
    ['by 斎藤', { author: { name: '斎藤', aliases: [] } }],
    ['著者：田中 太郎', { author: { name: '田中 太郎', aliases: [] } }],
    ['Written by Emi Tanaka', { author: { name: 'Emi Tanaka', aliases: [] } }],
    ['id:a-know', { author: { name: 'a-know', aliases: [] } }],
    ['@khiraha(平原)', { author: { name: 'khiraha', aliases: ['平原'] } }],
    ['タグ: CRE, 転職', { tags: ['CRE', '転職'] }],
  ])('reads %j', (line, meta) => {
    expect(readByline(line)).toEqual(meta);
  });

  it.each([
    '2012年6月中旬にハートビーツに来て、3ヶ月半が経ちました。',
    '2019年SRE考',
    '入社して3ヶ月',
    '元同僚の id:y_uuki が話していた',
    '',
    '文章を書くこと',
  ])('finds no byline in %j', (line) => {
    expect(readByline(line)).toBeUndefined();
  });
});

describe('findGreeter', () => {
  it.each([
    [['こんにちは、Azure サポータビリティチームの平原です。'], '平原'],
    [['本文が先に来ます。', 'はじめまして！ 磯部です。'], '磯部'],
    [['みなさんこんにちは。デザイナーの Emi Tanaka です！'], 'Emi Tanaka'],
    [['こんにちは。今日は転職の話です。'], undefined],
    [['お久しぶりです。半年ぶりの更新です。'], undefined],
    [['こんにちは、いい天気ですね。'], undefined],
    [[], undefined],
  ])('in %j finds %j', (paragraphs, name) => {
    expect(findGreeter(paragraphs)).toBe(name);
  });
});
