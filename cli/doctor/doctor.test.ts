import { z } from 'zod';
import { badge, FAULTS, FURTHER } from './testing/faults';
import { createSickWorld, type SickWorld } from './testing/sick-world';

let world: SickWorld;
beforeEach(async () => {
  world = await createSickWorld();
}, 60_000);
afterEach(() => world.stop());

const saidSchema = z.object({
  healthy: z.boolean(),
  checks: z.array(z.object({ name: z.string(), state: z.string() })),
  findings: z.array(
    z.object({
      id: z.string(),
      where: z.string(),
      what: z.string(),
      remedy: z.string(),
      command: z.string(),
    }),
  ),
});

async function diagnose() {
  const { exitCode, said } = await world.diagnose();
  return { exitCode, ...saidSchema.parse(said) };
}

describe('doctor', () => {
  it('finds nothing in a deployment that is well, and looks at everything', async () => {
    const { exitCode, healthy, checks, findings } = await diagnose();
    expect(findings).toStrictEqual([]);
    expect({ exitCode, healthy }).toStrictEqual({ exitCode: 0, healthy: true });
    expect(checks.filter(({ state }) => state !== 'fine')).toStrictEqual([]);
    expect(checks).toHaveLength(16);
  });

  it('knows twelve faults', () => {
    expect(new Set(FAULTS.map(([, id]) => id)).size).toBe(12);
  });

  it.each([...FAULTS, ...FURTHER])(
    'finds %s, and nothing else',
    async (_, id, plant, what, command) => {
      await plant(world);
      const { exitCode, findings } = await diagnose();
      expect(findings.map((finding) => finding.id)).toStrictEqual([id]);
      const [finding] = findings;
      expect(finding?.what).toContain(what);
      expect(finding?.command).toBe(command);
      expect(finding?.remedy).toMatch(/^[A-Z].*\.$/);
      expect(exitCode).toBe(4);
    },
  );

  it('tells a person what is wrong, what to do and what to type', async () => {
    await badge(world, { webhookSilence: true });
    const text = await world.show();
    expect(text).toContain(
      '✗ maple  No webhook comes while sales go on; it is synced every ten minutes until one does.',
    );
    expect(text).toContain('    npm run trellis -- webhook test maple --project maple-prod');
    expect(text).toContain('1 finding; 15 checks found nothing.');
  });

  it('says of what it cannot look at why, and goes on', async () => {
    await world.google.stop();
    const { findings, exitCode } = await diagnose();
    expect(new Set(findings.map(({ id }) => id))).toStrictEqual(new Set(['unchecked']));
    expect(findings.length).toBeGreaterThan(5);
    expect(exitCode).toBe(4);
  });
});
