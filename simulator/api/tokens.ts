import { createHmac, timingSafeEqual } from 'node:crypto';
import type { VirtualClock } from '../world/virtual-clock';

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

/** The bearer tokens of the POS: JWTs signed with HS256. All of them stay valid side by side until they end or are revoked. */
export class Tokens {
  private issued = 0;
  private generation = 0;

  constructor(
    private readonly clock: VirtualClock,
    private readonly secret: string,
  ) {}

  /** A new token; without `withExp` it does not say when it ends, but ends all the same. */
  issue(lifeSeconds: number, withExp: boolean): string {
    this.issued += 1;
    const now = Math.floor(this.clock.nowMs() / 1000);
    const claims = { iat: now, life: lifeSeconds, gen: this.generation, jti: String(this.issued) };
    const payload = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(withExp ? { ...claims, exp: now + lifeSeconds } : claims)}`;
    return `${payload}.${this.sign(payload)}`;
  }

  isValid(token: string): boolean {
    const end = token.lastIndexOf('.');
    const expected = Buffer.from(this.sign(token.slice(0, Math.max(0, end))));
    const given = Buffer.from(token.slice(end + 1));
    if (end < 0 || given.length !== expected.length || !timingSafeEqual(given, expected))
      return false;
    const claims: unknown = JSON.parse(
      Buffer.from(token.split('.')[1] ?? '', 'base64url').toString(),
    );
    if (typeof claims !== 'object' || claims === null) return false;
    const { iat, life, gen } = { iat: 0, life: 0, gen: -1, ...claims };
    return gen === this.generation && this.clock.nowMs() < (iat + life) * 1000;
  }

  /** Ends every token issued so far. */
  revokeAll(): void {
    this.generation += 1;
  }

  private sign(payload: string): string {
    return createHmac('sha256', this.secret).update(payload).digest('base64url');
  }
}
