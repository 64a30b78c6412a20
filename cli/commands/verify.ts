import type { Command } from 'commander';
import type { Shell } from './shell';
export function defineVerify(_program: Command, _shell: Shell): void {}
