import ipaddr from "ipaddr.js";

/** The platform's own services on a public-looking address: Azure's host agent. */
const PLATFORM_ADDRESSES = new Set(["168.63.129.16"]);

/** Where the internet's unicast addresses live; outside it v6 is local, embedded, reserved or unassigned (RFC 4291). */
const GLOBAL_UNICAST_V6 = ipaddr.IPv6.parseCIDR("2000::/3");

/** Names that only a private network knows (RFC 6761, RFC 6762, RFC 8375, ICANN's `.internal`, and custom). */
const PRIVATE_SUFFIXES = [
  "localhost localdomain local internal intranet private corp home lan onion invalid arpa".split(" "),
  // Public names that lead to this machine, or to whatever their owner chooses from one query to the next.
  "localtest.me lvh.me vcap.me lacolhost.com localho.st lndo.site ddev.site rbndr.us 1u.ms".split(" "),
].flat();

/** Public names that answer with the address written in them: `10-0-0-1.nip.io`, `0a000001.nip.io`. */
const ADDRESS_IN_NAME_SUFFIXES = [
  "nip.io",
  "sslip.io",
  "xip.io",
  "traefik.me",
  "backname.io",
  "ip.addr.tools",
];

/** Four numbers in a row, at every place where a row can begin, so that `1.127.0.0.1` hides nothing. */
const WRITTEN_ADDRESS = /(?<![\da-z])(?=(\d{1,3})[.-](\d{1,3})[.-](\d{1,3})[.-](\d{1,3})(?!\d))/g;
const HEX_LABEL = /(?:^|[.-])([\da-f]{8})(?=[.-])/g;

/**
 * True where `hostname` (of a parsed URL: lower case, numbers folded to dotted quads) is or spells an address that is not
 * on the public internet. A public name whose DNS record points inside cannot be seen here: the compatibility flag
 * `global_fetch_strictly_public` holds that door.
 */
export function isPrivateHost(hostname: string): boolean {
  const host = hostname.replace(/\.+$/, "");
  if (host.startsWith("[")) return isPrivateV6(ipaddr.IPv6.parse(host.slice(1, -1)));
  if (ipaddr.IPv4.isValidFourPartDecimal(host)) return isPrivateV4(ipaddr.IPv4.parse(host));
  if (!host.includes(".") || host.split(".").includes("")) return true;
  if (PRIVATE_SUFFIXES.some((suffix) => endsWith(host, suffix))) return true;

  const written = [...host.matchAll(WRITTEN_ADDRESS)].flatMap((match) => toV4(match.slice(1).map(Number)));
  if (!ADDRESS_IN_NAME_SUFFIXES.some((suffix) => endsWith(host, suffix))) return written.some(isPrivateV4);

  const inHex = [...host.matchAll(HEX_LABEL)].flatMap(([, hex = ""]) =>
    toV4(hex.match(/../g)?.map(fromHex) ?? []),
  );
  const embedded = [...written, ...inHex];
  return embedded.length === 0 || embedded.some(isPrivateV4);
}

function isPrivateV4(address: ipaddr.IPv4): boolean {
  return address.range() !== "unicast" || PLATFORM_ADDRESSES.has(address.toString());
}

function isPrivateV6(address: ipaddr.IPv6): boolean {
  if (address.isIPv4MappedAddress()) return isPrivateV4(address.toIPv4Address());
  return !address.match(GLOBAL_UNICAST_V6) || address.range() !== "unicast";
}

const endsWith = (host: string, suffix: string) => host === suffix || host.endsWith(`.${suffix}`);
const fromHex = (text: string) => Number.parseInt(text, 16);

function toV4(octets: number[]): ipaddr.IPv4[] {
  return octets.every((octet) => octet <= 255) ? [new ipaddr.IPv4(octets)] : [];
}
