/** A mail taken apart. */
export interface ReadMail {
  /** By lower-case name; lines that were folded are one again. */
  readonly headers: ReadonlyMap<string, readonly string[]>;
  readonly text: string;
  readonly html: string;
}

/** Takes a mail apart that has a text part and an HTML part (RFC 2046). @throws Error when it has not. */
export function readMail(source: string): ReadMail {
  const { headers, body } = splitHeaders(source);
  const boundary = /boundary="([^"]+)"/.exec(headers.get('content-type')?.[0] ?? '')?.[1];
  if (boundary === undefined) throw new Error('the mail has no parts');
  const parts = body.split(`--${boundary}`).slice(1, -1).map(splitHeaders);
  const read = (type: string): string => {
    const part = parts.find((one) => one.headers.get('content-type')?.[0]?.startsWith(type));
    if (!part) throw new Error(`the mail has no part ${type}`);
    return decode(part.body, part.headers.get('content-transfer-encoding')?.[0] ?? '7bit');
  };
  return { headers, text: read('text/plain'), html: read('text/html') };
}

function splitHeaders(source: string): { headers: Map<string, string[]>; body: string } {
  const [head = '', ...rest] = source.replace(/^\r\n/, '').split('\r\n\r\n');
  const headers = new Map<string, string[]>();
  for (const line of head.replace(/\r\n[ \t]+/g, ' ').split('\r\n')) {
    const name = line.slice(0, line.indexOf(':')).toLowerCase();
    headers.set(name, [...(headers.get(name) ?? []), line.slice(line.indexOf(':') + 1).trim()]);
  }
  return { headers, body: rest.join('\r\n\r\n') };
}

function decode(body: string, encoding: string): string {
  if (encoding.toLowerCase() === 'base64') return Buffer.from(body, 'base64').toString('utf8');
  if (encoding.toLowerCase() !== 'quoted-printable') return body;
  const bytes = body
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
