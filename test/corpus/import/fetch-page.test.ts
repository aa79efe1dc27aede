import { brotliCompressSync, gzipSync } from 'node:zlib';
import { fetchPage } from '../../../src/corpus/import/fetch-page.ts';
import { html, redirect, startWebServer, type WebServer } from '../../support/web-server.ts';

const MB = 1024 * 1024;
const LOCAL = { allowPrivate: true };

let server: WebServer;
let sent = 0;

beforeAll(async () => {
  server = await startWebServer({
    '/page': html('<p>本文</p>'),
    '/gzip': (_, response) =>
      void response.writeHead(200, { 'content-encoding': 'gzip', 'content-type': 'text/html' }).end(gzipSync('圧縮')),
    '/br': (_, response) =>
      void response
        .writeHead(200, { 'content-encoding': 'br', 'content-type': 'text/html' })
        .end(brotliCompressSync('圧縮')),
    '/bomb': (_, response) =>
      void response
        .writeHead(200, { 'content-encoding': 'gzip', 'content-type': 'text/html' })
        .end(gzipSync(Buffer.alloc(50 * MB, 'a'))),
    '/broken-gzip': (_, response) =>
      void response.writeHead(200, { 'content-encoding': 'gzip', 'content-type': 'text/html' }).end('no gzip'),
    '/image': html('x', 'image/png'),
    '/nothing': (_, response) => void response.writeHead(500).end(),
    '/declared': (_, response) =>
      void response.writeHead(200, { 'content-length': String(6 * MB), 'content-type': 'text/html' }).write('x'),
    '/endless': (_, response) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      const part = Buffer.alloc(256 * 1024, 'a');
      const more = () => {
        while (!response.destroyed && response.write(part)) sent += part.length;
      };
      response.on('drain', more);
      more();
    },
    '/slow': (_, response) => void response.writeHead(200, { 'content-type': 'text/html' }).write('<p>'),
    '/silent': () => {},
    '/hang-up': (request) => void request.socket.destroy(),
    ...Object.fromEntries(
      Array.from({ length: 8 }, (_, at) => [
        `/hop/${at}`,
        redirect(`/hop/${at + 1}`, [301, 302, 303, 307, 308][at % 5]),
      ]),
    ),
    '/hop/8': html('<p>着いた</p>'),
    '/to-file': redirect('file:///etc/passwd'),
    '/to-ftp': redirect('ftp://example.com/x'),
    '/to-metadata': redirect('http://169.254.169.254/latest/meta-data/'),
    '/to-nonsense': redirect('http://[nonsense'),
    '/to-name': redirect('http://inside.example/secret'),
  });
});

afterAll(() => server.close());

const refusal = (path: string, options = {}) =>
  fetchPage(path.startsWith('/') ? server.url + path : path, { ...LOCAL, ...options }).then(
    () => 'fetched',
    (error: Error) => `${error.name}: ${error.message}`,
  );

describe('fetchPage', () => {
  it.each([
    ['/page', '<p>本文</p>'],
    ['/gzip', '圧縮'],
    ['/br', '圧縮'],
  ])('fetches %s', async (path, text) => {
    const page = await fetchPage(server.url + path, LOCAL);
    expect(page.bytes.toString()).toBe(text);
    expect(page.url).toBe(server.url + path);
  });

  it('follows five redirects, and says where it got to', async () => {
    expect(await fetchPage(`${server.url}/hop/3#part`, LOCAL)).toMatchObject({ url: `${server.url}/hop/8` });
  });

  it.each([
    ['/hop/2', 'it redirects more than 5 times'],
    ['/nowhere', 'the server answered 404'],
    ['/nothing', 'the server answered 500'],
    ['/image', 'it is image/png, not a page of text'],
    ['/declared', 'it is larger than 5 MB'],
    ['/endless', 'it is larger than 5 MB'],
    ['/bomb', 'it is larger than 5 MB'],
    ['/broken-gzip', 'it cannot be reached (Z_DATA_ERROR)'],
    ['/hang-up', 'it cannot be reached (ECONNRESET)'],
    ['/to-file', 'only http and https are fetched, not file'],
    ['/to-ftp', 'only http and https are fetched, not ftp'],
    ['/to-nonsense', 'it is no web address'],
    ['ftp://example.com/', 'only http and https are fetched, not ftp'],
    ['http://name:secret@127.0.0.1/', 'addresses with a password are not fetched'],
    ['http://', 'it is no web address'],
  ])('refuses %s: %s', async (path, message) => {
    expect(await refusal(path)).toBe(`Refusal: ${message}`);
  });

  it('stops reading past the limit', () => {
    expect(sent).toBeLessThan(50 * MB);
  });

  it.each(['/slow', '/silent'])('gives up on %s', async (path) => {
    expect(await refusal(path, { timeoutMs: 300 })).toBe('Refusal: it did not answer within 0.3 seconds');
  });

  describe('without --allow-private', () => {
    const PUBLIC = [{ address: '93.184.216.34', family: 4 }];
    const fetched = (url: string, addresses: { address: string; family: number }[] = PUBLIC) =>
      refusal(url, { allowPrivate: false, timeoutMs: 2_000, resolve: async () => addresses });

    it.each([
      'http://127.0.0.1/',
      'http://127.1/',
      'http://2130706433/',
      'http://0x7f.0.0.1/',
      'http://0177.0.0.1/',
      'http://0/',
      'http://10.0.0.1/',
      'http://172.16.0.1:8080/',
      'http://192.168.0.1/',
      'http://169.254.169.254/latest/meta-data/',
      'http://100.64.0.1/',
      'http://[::1]/',
      'http://[::]/',
      'http://[::ffff:127.0.0.1]/',
      'http://[::ffff:7f00:1]/',
      'http://[fe80::1]/',
      'http://[fd00:ec2::254]/',
      'http://[64:ff9b::7f00:1]/',
      'http://①②⑦.⓪.⓪.①/',
    ])('refuses %s', async (url) => {
      expect(await fetched(url)).toMatch(/^Refusal: \S+ is on a private network/);
    });

    it.each([
      ['localhost', [{ address: '127.0.0.1', family: 4 }]],
      ['inside.example', [{ address: '10.1.2.3', family: 4 }]],
      [
        'inside6.example',
        [
          { address: '::1', family: 6 },
          { address: '127.0.0.1', family: 4 },
        ],
      ],
    ])('refuses the name %s, which leads inside', async (name, addresses) => {
      expect(await fetched(`http://${name}/`, addresses)).toBe(
        `Refusal: ${name} is on a private network (--allow-private fetches from there too)`,
      );
    });

    it('says that a name does not exist', async () => {
      expect(await fetched('http://nowhere.invalid/', [])).toBe('Refusal: there is no server called nowhere.invalid');
    });

    it('looks a name up once, and connects to what was checked', async () => {
      const { port } = new URL(server.url);
      let lookUps = 0;
      const page = await fetchPage(`http://blog.example:${port}/page`, {
        ...LOCAL,
        resolve: async () =>
          lookUps++ ? [{ address: '203.0.113.1', family: 4 }] : [{ address: '127.0.0.1', family: 4 }],
      });
      expect(page.bytes.toString()).toBe('<p>本文</p>');
      expect(lookUps).toBe(1);
    });

    it('refuses every redirect that leads inside', async () => {
      // The first address is allowed by hand; what it redirects to is looked up as any other.
      const { port } = new URL(server.url);
      const resolve = async (host: string) => [
        { address: host === 'outside.example' ? '127.0.0.1' : '10.0.0.1', family: 4 },
      ];
      const asked: string[] = [];
      for (const path of ['/to-metadata', '/to-name']) {
        const judged = fetchPage(`http://outside.example:${port}${path}`, {
          resolve,
          isAllowed: (address) => {
            asked.push(address);
            return address === '127.0.0.1';
          },
        });
        await expect(judged).rejects.toThrow('is on a private network');
      }
      expect(asked).toEqual(['127.0.0.1', '169.254.169.254', '127.0.0.1', '10.0.0.1']);
    });
  });
});
