import type { StoryKind } from '../schedule/stories';

/** A defect that is planted in a copy of the source, as text that replaces other text. */
export interface Defect {
  readonly name: string;
  /** Below functions/src. */
  readonly file: string;
  /** Occurs exactly once; otherwise the hunt fails loudly. */
  readonly find: string;
  readonly replace: string;
  /** Text to add at the file's end. */
  readonly append?: string;
  /** Stories in which it shows, where not in all of them. */
  readonly stories?: StoryKind;
}

/** Mistakes that sync engines are shipped with. */
export const DEFECTS: readonly Defect[] = [
  {
    name: 'no compare-and-set',
    file: 'store/records.ts',
    find: "? { op: 'update', path, data, ifWrittenAt: record.writtenAt }",
    replace: "? { op: 'update', path, data }",
  },
  {
    name: '>= for >',
    file: 'sync/plan-commit.ts',
    find: "  return compareVersions(version, stored.version) > 0 ? 'update' : 'stale';",
    replace:
      "  return (stored.version.updatedAt ?? new Date(0)) <= version.updatedAt ? 'update' : 'stale';",
  },
  {
    name: 'no fence',
    file: 'store/stream-lease.ts',
    find: `      data: { ...next },
      ifWrittenAt: this.writtenAt,`,
    replace: '      data: { ...next },',
  },
  {
    name: 'checkpoint before records',
    file: 'sync/sync-stream.ts',
    find: 'of sync.pos.walk({ stream, since, resumeAt })) {',
    replace:
      'of ahead(sync.pos.walk({ stream, since, resumeAt }), (position) => lease.commit([], { checkpoint: { position, since, startedAt } }))) {',
    append: `
async function* ahead(pages: AsyncIterable<PosPage>, note: (position: string) => Promise<void>) {
  let held: PosPage | null = null;
  for await (const page of pages) {
    await note(page.position);
    if (held) yield held;
    held = page;
  }
  if (held) yield held;
}
`,
  },
  {
    name: 'increments',
    file: 'insights/recompute-writes.ts',
    find: '  if (saySame(insights, before)) return null;',
    replace: `  if (saySame(insights, before)) return null;
  if (insights && before) {
    const grown = insights.totals.spentCents !== before.totals.spentCents ? 1 : 0;
    insights.totals.orderCount = before.totals.orderCount + grown;
  }`,
  },
  {
    name: 'dedupe by event id',
    file: 'sync/store-delivery.ts',
    find: `  const { meaning } = signed;
  switch`,
    replace: `  const { meaning } = signed;
  const [known] = await tools.db.getAll([eventWrite(signed, 'stale').path]);
  if (known?.data) return 'unchanged';
  await logDelivery(tools.db, signed, 'stored');
  switch`,
  },
  {
    name: 'no overlap',
    file: 'sync/plan-walk.ts',
    find: 'const overlap = daysBefore(watermark, duties.overlapDays);',
    replace: 'const overlap = daysBefore(watermark, 0 * duties.overlapDays);',
  },
  {
    name: 'watermark from own clock',
    file: 'sync/sync-stream.ts',
    find: '    watermark: walked.watermark,',
    replace: "    watermark: stream === 'orders' ? now() : walked.watermark,",
  },
  {
    name: 'ignored write failures',
    file: 'sync/commit-records.ts',
    find: 'if (!worthAnother || attempt === MAX_ATTEMPTS) throw error;',
    replace:
      'if (worthAnother) return decisions;\n      if (attempt === MAX_ATTEMPTS) throw error;',
  },
  {
    name: 'dirty marks deleted that were not computed (deleted without precondition)',
    file: 'insights/recompute-changes.ts',
    find: `    expanded.flatMap(({ notes }) => notes),
  );
  await removeTaken(db, orgId, entries);`,
    replace: `    expanded.flatMap(({ notes }) => notes),
  );
  await removeTaken(db, orgId, (await lookAtOutbox(drainer, orgId))?.due ?? []);`,
  },
  {
    name: 'stale recompute wins',
    file: 'insights/recompute-writes.ts',
    find: '  await context.lease.commit([...planned.flatMap(({ writes }) => writes), ...disturbed]);',
    replace: `  const blind = planned
    .flatMap(({ writes }) => writes)
    .map((write) => (write.op === 'update' ? { op: write.op, path: write.path, data: write.data } : write));
  await context.db.commit([...blind, ...disturbed]);`,
  },
  {
    name: 'hash-only skip',
    file: 'sync/plan-commit.ts',
    find: "  return compareVersions(version, stored.version) > 0 ? 'update' : 'stale';",
    replace: "  return 'update';",
  },
  {
    name: 'empty list on unknown shape',
    file: 'pos/alleaves/envelope.ts',
    find: "  throw new PosError('contract', 'the POS answered with a list of unknown shape', { status: 200 });",
    replace: '  return { rows: [], total: null };',
  },
  {
    name: 'org id from the body',
    file: 'sync/receive-webhook.ts',
    find: 'const signed = { orgId, meaning, body, sentAt, receivedAt };',
    replace:
      'const named: { orgId?: string } = JSON.parse(body.toString());\n  const signed = { orgId: named.orgId ?? orgId, meaning, body, sentAt, receivedAt };',
  },
  {
    name: 'note apart from its records',
    file: 'sync/store-delivery.ts',
    find: "await db.commit([...writes, eventWrite(signed, 'stored')]);",
    replace: `const isNote = ({ path }: { path: string }): boolean => path.includes('/changes/');
      await db.commit([...writes.filter((one) => !isNote(one)), eventWrite(signed, 'stored')]);
      await db.commit(writes.filter(isNote));`,
  },
  {
    name: 'answer before the write',
    file: 'sync/store-delivery.ts',
    find: `  const decision = await commitRecord(tools, signed).catch(`,
    replace: `  void commitRecord(tools, signed).catch(() => undefined);
  const decision = await Promise.resolve<Decision>('update').catch(`,
  },
  {
    name: 'an erased person is stored again',
    file: 'sync/plan-commit.ts',
    find: "  if (stored?.erasedAt) return 'unchanged';",
    replace: '',
    stories: 'erasures',
  },
  {
    name: 'the raw payload outlives the erasure',
    file: 'store/erasures.ts',
    find: "    { op: 'delete', path: pathOf('customerRaw', at) },",
    replace: '',
    stories: 'erasures',
  },
  {
    name: 'what orders say of an erased person stays',
    file: 'sync/erase-customer.ts',
    find: '      await forgetOrderContacts({ ...collaborators, orgId, customerId });',
    replace: '',
    stories: 'erasures',
  },
];
