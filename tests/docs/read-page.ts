import { posix } from 'node:path';

/** What a page says in code style, without its fenced blocks. */
export function readCodeSpans(text: string): string[] {
  const prose = text.replaceAll(/^```[\s\S]*?^```/gm, '');
  return [...prose.matchAll(/`([^`\n]+)`/g)].map(([, span = '']) => span);
}

/** The files that a page links to, from the repository's root; links to other sites and within the page left out. */
export function readLinks(page: string, text: string): string[] {
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target.replace(/#.*$/, ''))
    .filter((target) => target !== '' && !/^[a-z]+:/.test(target))
    .map((target) => posix.join(posix.dirname(page), target));
}

/** The command lines of the operator's program that a page shows, each as its words up to the first option or value. */
export function readTrellisCalls(text: string): string[][] {
  return [...text.matchAll(/npm run trellis -- ([a-z][a-z -]*)/g)].map(([, call = '']) =>
    call.split(' ').filter((word) => /^[a-z]/.test(word)),
  );
}

/** The rows of a page's tables, their cells trimmed; the lines that only rule them left out. */
export function readTableRows(text: string): string[][] {
  return [...text.matchAll(/^\|(.+)\|$/gm)]
    .map(([, cells = '']) => cells.split('|').map((cell) => cell.trim()))
    .filter((cells) => !cells.every((cell) => /^:?-+:?$/.test(cell)));
}
