import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FailureKind } from '../../src/slack/meter.ts';
import { createRespondTo } from '../../src/slack/respond-to.ts';

interface Heard {
  method?: string;
  type?: string;
  body: string;
}

let server: Server;
let url: string;
let status: number;
let heard: Heard[];

beforeEach(async () => {
  [status, heard] = [200, []];
  server = createServer((request, response) => {
    const one: Heard = { method: request.method, type: request.headers['content-type'], body: '' };
    heard.push(one);
    request.setEncoding('utf8').on('data', (part: string) => {
      one.body += part;
    });
    request.on('end', () => {
      if (status === 0) request.socket.destroy();
      else response.writeHead(status).end('ok');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/respond`;
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

describe('createRespondTo', () => {
  const stage = () => {
    const reported: FailureKind[] = [];
    return { reported, respondTo: createRespondTo((failure) => reported.push(failure)) };
  };

  it('sends a message as JSON', async () => {
    const { reported, respondTo } = stage();
    await respondTo(url)({ text: '転職の話', response_type: 'ephemeral' });
    expect(heard).toEqual([
      { method: 'POST', type: 'application/json', body: '{"text":"転職の話","response_type":"ephemeral"}' },
    ]);
    expect(reported).toEqual([]);
  });

  it.each<[number, FailureKind]>([
    [404, 'http'],
    [410, 'http'],
    [429, 'rate_limited'],
    [500, 'server'],
  ])('rejects with the status %i, and reports it as %s', async (refused, kind) => {
    const { reported, respondTo } = stage();
    status = refused;
    await expect(respondTo(url)({ text: 'x' })).rejects.toMatchObject({ statusCode: refused });
    expect([heard.length, reported]).toEqual([1, [kind]]);
  });

  it('rejects without a status where the line breaks, and sends nothing twice', async () => {
    const { reported, respondTo } = stage();
    status = 0;
    const error = await respondTo(url)({ text: 'x' }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Error);
    expect(error).not.toHaveProperty('statusCode');
    expect([heard.length, reported]).toEqual([1, ['network']]);
  });

  it('says that nobody was reached where nobody listens', async () => {
    const { reported, respondTo } = stage();
    await expect(respondTo('http://127.0.0.1:1/respond')({ text: 'x' })).rejects.toMatchObject({
      code: 'ECONNREFUSED',
    });
    expect(reported).toEqual(['network']);
  });
});
