import { BlockList, isIPv4, isIPv6 } from 'node:net';

/** Networks that are not the public internet (IANA's registries of special-purpose addresses, RFC 6890 and later). */
const RESERVED_V4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
];
/** Of the only range of IPv6 that is routed: Teredo and other protocols, documentation, 6to4. */
const RESERVED_V6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];
const ROUTED_V6 = ['2000::/3'];
/** IPv6 addresses whose last 32 bits are an IPv4 address that the packet goes to in the end: mapped, and NAT64 (RFC 6052). */
const CARRIES_V4 = ['::ffff:0:0/96', '64:ff9b::/96'];

const reservedV4 = listOf(RESERVED_V4, 'ipv4');
const reservedV6 = listOf(RESERVED_V6, 'ipv6');
const routedV6 = listOf(ROUTED_V6, 'ipv6');
const carriesV4 = listOf(CARRIES_V4, 'ipv6');

function listOf(networks: readonly string[], family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', bits = ''] = network.split('/');
    list.addSubnet(address, Number(bits), family);
  }
  return list;
}

/** Whether an IP address belongs to the public internet: no loopback, private, link-local, metadata or other special network. */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !reservedV4.check(address, 'ipv4');
  const [plain = ''] = address.split('%');
  if (!isIPv6(plain)) return false;
  if (carriesV4.check(plain, 'ipv6')) return isPublicAddress(lastFourBytes(plain));
  return routedV6.check(plain, 'ipv6') && !reservedV6.check(plain, 'ipv6');
}

/** `::ffff:7f00:1` and `::ffff:127.0.0.1` are both 127.0.0.1. */
function lastFourBytes(address: string): string {
  const written = /[^:]+\.[^:]+$/.exec(address)?.[0];
  if (written) return written;
  const [high = '0', low = '0'] = new URL(`http://[${address}]`).hostname.slice(1, -1).split(':').slice(-2);
  const [a, b] = [Number.parseInt(high || '0', 16), Number.parseInt(low || '0', 16)];
  return [a >> 8, a & 255, b >> 8, b & 255].join('.');
}
