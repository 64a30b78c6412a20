/** Commands of the guide, as they stand in it. */
export interface GuideBlock {
  /** The heading that they stand under. */
  readonly heading: string;
  /** `cloud`: they need a Google account. `emulator`: this machine does. */
  readonly kind: 'cloud' | 'emulator';
  /** For what keeps running: the words by which it says that it is ready; null for what ends. */
  readonly readyAt: string | null;
  readonly text: string;
}

const FENCE = /^```(\S*)(.*)$/;

/**
 * The commands of a guide in their order: its fenced blocks in `sh` that say where they are for, `emulator` or `cloud`. One that
 * keeps running says `until="…"`, with words that it prints when it is ready.
 *
 * @throws Error naming the line of a block in `sh` that says something else.
 */
export function readGuide(page: string): GuideBlock[] {
  const blocks: GuideBlock[] = [];
  let heading = '';
  let open: { block: Omit<GuideBlock, 'text'> | null; lines: string[] } | null = null;
  for (const [index, line] of page.split('\n').entries()) {
    const fence = FENCE.exec(line);
    if (open) {
      if (!fence) open.lines.push(line);
      else {
        if (open.block) blocks.push({ ...open.block, text: open.lines.join('\n') });
        open = null;
      }
    } else if (fence) {
      const [, language = '', info = ''] = fence;
      const block = language === 'sh' ? readInfo(info.trim(), { heading, line: index + 1 }) : null;
      open = { block, lines: [] };
    } else heading = /^#{2,4} (.+)$/.exec(line)?.[1] ?? heading;
  }
  return blocks;
}

function readInfo(
  info: string,
  { heading, line }: { heading: string; line: number },
): Omit<GuideBlock, 'text'> {
  const [, kind, readyAt] = /^(cloud|emulator)(?: until="([^"]+)")?$/.exec(info) ?? [];
  if (kind !== 'cloud' && kind !== 'emulator')
    throw new Error(`line ${line}: a block of commands says neither cloud nor emulator: "${info}"`);
  return { heading, kind, readyAt: readyAt ?? null };
}
