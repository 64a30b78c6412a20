import { Timestamp } from 'firebase-admin/firestore';
import { WorldTime } from './world-time';

const HOUR_MS = 3_600_000;
const LEADS = [
  { fromMs: 0, leadMs: 1_000 },
  { fromMs: 5_000, leadMs: 1_000 + HOUR_MS },
];

describe('WorldTime', () => {
  it('shows each instant with the lead of its own time', () => {
    const time = new WorldTime();
    time.set(LEADS);
    expect(time.show(Timestamp.fromMillis(4_999)).toMillis()).toBe(5_999);
    expect(time.showDate(new Date(5_000)).getTime()).toBe(6_000 + HOUR_MS);
  });

  it('gives back exactly what Firestore said', () => {
    const time = new WorldTime();
    time.set(LEADS);
    const said = new Timestamp(4, 123_456_000);
    expect(time.toTrue(time.show(said))).toBe(said);
  });
});
