import { lookup, type LookupAddress } from 'node:dns';
import { BlockList, isIPv6, type LookupFunction } from 'node:net';

/** The `code` of the error for a name that leads to an address which is not public. */
export const NOT_PUBLIC = 'ERR_ADDRESS_NOT_PUBLIC';

/** IANA's special-purpose registry: this network, private, shared, loopback, link-local (and with it metadata), tests, multicast, reserved. */
const SPECIAL_IPV4: readonly (readonly [network: string, prefix: number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
];

/** All but 2000::/3, which is all that is given out; within it what is for tests, or wraps an IPv4 address. */
const SPECIAL_IPV6: readonly (readonly [network: string, prefix: number])[] = [
  ['::', 3],
  ['4000::', 2],
  ['8000::', 1],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
];

/** @returns whether an address of that family is in one of the networks. The families apart: a list of both reads each IPv4 address as an IPv6 one as well. */
function listOf(family: 'ipv4' | 'ipv6', networks: typeof SPECIAL_IPV4) {
  const list = new BlockList();
  for (const [network, prefix] of networks) list.addSubnet(network, prefix, family);
  return (address: string): boolean => list.check(address, family);
}

const isSpecialIpv4 = listOf('ipv4', SPECIAL_IPV4);
const isSpecialIpv6 = listOf('ipv6', SPECIAL_IPV6);
const isLoopbackIpv4 = listOf('ipv4', [['127.0.0.0', 8]]);

const isSpecial = (address: string): boolean =>
  isIPv6(address) ? isSpecialIpv6(address) : isSpecialIpv4(address);
const isLoopback = (address: string): boolean =>
  isIPv6(address) ? address === '::1' : isLoopbackIpv4(address);

/** Resolves a name to all of its addresses, as `dns.lookup` does. */
export type Resolve = (
  hostname: string,
  options: { readonly all: true },
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/**
 * The `lookup` of a connection that reaches public addresses only. It judges the very addresses that are then connected to, so a
 * name that answers differently the second time gains nothing. One address that is not public refuses the name.
 * @param given.loopback whether this machine may be reached as well. `resolve`: by default the system's.
 */
export function createLookup({
  loopback,
  resolve = lookup,
}: {
  readonly loopback: boolean;
  readonly resolve?: Resolve | undefined;
}): LookupFunction {
  const isForbidden = ({ address }: LookupAddress): boolean =>
    isSpecial(address) && !(loopback && isLoopback(address));
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      const [first] = addresses ?? [];
      if (error) callback(error, []);
      else if (!first || addresses.some(isForbidden))
        callback(Object.assign(new Error('the address is not public'), { code: NOT_PUBLIC }), []);
      else if (options.all) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
}
