import fc from 'fast-check';
import { dateInUrl, findDate } from '../../src/corpus/dates.ts';

describe('findDate', () => {
  it.each([
    ['2019-03-07T15:58:24+09:00', '2019-03-07'],
    ['2019/3/7', '2019-03-07'],
    ['2019.03.07', '2019-03-07'],
    ['2019年3月7日', '2019-03-07'],
    ['２０１９年３月', '2019-03'],
    ['February 16, 2018', '2018-02-16'],
    ['Feb. 3rd 2018', '2018-02-03'],
    ['16 September 2018', '2018-09-16'],
    ['Fri, 16 Feb 2018 10:00:00 +0900', '2018-02-16'],
    ['May 2018', '2018-05'],
    ['20190307', '2019-03-07'],
    ['2019', '2019'],
  ])('reads %j as %s', (text, date) => {
    expect(findDate(text)?.date).toBe(date);
  });

  it.each([
    '',
    '昨日',
    '2019-13-01',
    '2019-02-30',
    '12345',
    '10.0.0.1',
    'in 2019 or so',
    '99999-01-01',
    'version 1.2.3',
  ])('finds none in %j', (text) => {
    expect(findDate(text)).toBeUndefined();
  });

  it('gives back every day that it is given', () => {
    const days = fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(days, (day) => {
        const iso = day.toISOString().slice(0, 10);
        expect(findDate(iso)?.date).toBe(iso);
      }),
    );
  });
});

describe('dateInUrl', () => {
  it.each([
    ['https://blog.example.jp/entry/2021/08/20/225135', '2021-08-20'],
    ['https://example.jp/hbblog/2012/09/dev2ops.html', '2012-09'],
    ['https://example.jp/items/20190307', '2019-03-07'],
    ['https://example.jp/items/a2966cd0ba739556d914', undefined],
    ['https://example.jp/2012', undefined],
  ])('of %s is %s', (url, date) => {
    expect(dateInUrl(url)).toBe(date);
  });
});
