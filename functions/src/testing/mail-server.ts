import { createServer, type Server, type Socket } from 'node:net';

/** A mail as it came over the wire. */
export interface ReceivedMail {
  readonly from: string;
  readonly to: readonly string[];
  /** Headers, an empty line, and the body, with the dots undone that the wire adds. */
  readonly source: string;
}

/** What a mail server may do wrong, each until it is taken back. */
export interface MailFaults {
  /** Never greets. */
  silent?: boolean;
  /** Answers a recipient so: `450 later`, `550 unknown`. */
  recipient?: string;
  /** Answers the whole mail so; nothing at all by the empty text. */
  message?: string;
  /** Breaks the line when the mail is there: `taken` keeps it, as nobody then knows. */
  breaksAfter?: 'lost' | 'taken';
  /** Breaks the line when the recipient is named. */
  breaksBefore?: boolean;
}

/** A mail server on this machine. */
export interface MailServer {
  /** As `SMTP_URL` takes it. */
  readonly url: string;
  readonly port: number;
  readonly received: readonly ReceivedMail[];
  readonly faults: MailFaults;
  /** Lines that were ever opened. */
  connections(): number;
  stop(): Promise<void>;
}

interface Talk {
  readonly socket: Socket;
  from: string;
  to: string[];
  /** Null while commands are read. */
  content: string[] | null;
}

/**
 * Starts a mail server that speaks as much of SMTP (RFC 5321) as a client needs, without TLS.
 * @param login who may log in, as `user:password`; without it nobody has to.
 * @param port to come back at; any that is free without it.
 */
export async function startMailServer({
  login = null,
  port = 0,
}: { login?: string | null; port?: number } = {}): Promise<MailServer> {
  const received: ReceivedMail[] = [];
  const faults: MailFaults = {};
  const open = new Set<Socket>();
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => undefined);
    serve(socket, { received, faults, login });
  });
  const actual = await listen(server, port);
  return {
    url: `smtp://${login === null ? '' : `${login}@`}127.0.0.1:${actual}`,
    port: actual,
    received,
    faults,
    connections: () => connections,
    stop: () =>
      new Promise((resolve) => {
        for (const socket of open) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

interface Service {
  readonly received: ReceivedMail[];
  readonly faults: MailFaults;
  readonly login: string | null;
}

function serve(socket: Socket, service: Service): void {
  const talk: Talk = { socket, from: '', to: [], content: null };
  let rest = '';
  if (!service.faults.silent) say(talk, '220 test ESMTP');
  socket.setEncoding('utf8');
  socket.on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\r\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (talk.content) takeLine(talk, line, service);
      else answer(talk, line, service);
    }
  });
}

function answer(talk: Talk, line: string, { faults, login }: Service): void {
  const [verb = '', ...words] = line.split(' ');
  switch (verb.toUpperCase()) {
    case 'EHLO':
      return say(talk, login === null ? '250 test' : '250-test\r\n250 AUTH PLAIN');
    case 'AUTH':
      return say(talk, isLogin(words[1], login) ? '235 welcome' : '535 no such login');
    case 'MAIL':
      talk.from = addressOf(line);
      talk.to = [];
      return say(talk, '250 ok');
    case 'RCPT':
      if (faults.breaksBefore) return void talk.socket.destroy();
      talk.to.push(addressOf(line));
      return say(talk, faults.recipient ?? '250 ok');
    case 'DATA':
      talk.content = [];
      return say(talk, '354 go on');
    case 'QUIT':
      say(talk, '221 bye');
      return void talk.socket.end();
    default:
      return say(talk, '250 ok');
  }
}

function takeLine(talk: Talk, line: string, { received, faults }: Service): void {
  if (line !== '.') {
    talk.content?.push(line.startsWith('.') ? line.slice(1) : line);
    return;
  }
  const mail = { from: talk.from, to: [...talk.to], source: (talk.content ?? []).join('\r\n') };
  talk.content = null;
  if (faults.breaksAfter) {
    if (faults.breaksAfter === 'taken') received.push(mail);
    talk.socket.destroy();
    return;
  }
  if (faults.message === undefined) received.push(mail);
  if (faults.message !== '') say(talk, faults.message ?? '250 taken');
}

function say({ socket }: Talk, text: string): void {
  socket.write(`${text}\r\n`);
}

function addressOf(line: string): string {
  return /<([^>]*)>/.exec(line)?.[1] ?? '';
}

function isLogin(given: string | undefined, login: string | null): boolean {
  const [, user, pass] = Buffer.from(given ?? '', 'base64')
    .toString()
    .split('\u0000');
  return `${user}:${pass}` === login;
}

async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return address.port;
}
