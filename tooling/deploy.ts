import { UsageError } from '../cli/cli-error';
import { deploySteps } from './deploy/all-steps';
import { rehearse } from './deploy/rehearse';
import { openShell } from './deploy/shell';
import { exitCodeOf } from './exit-code-of';
import { readOptions } from './read-options';
import { listenForStop } from './stop-signals';

const PROJECT_ID = /^[a-z][a-z0-9-]{4,28}[a-z0-9]$/;

function listSteps(): void {
  console.log('Steps, in the order of docs/deploy.md:');
  for (const [name, { summary }] of Object.entries(deploySteps))
    console.log(`  ${name.padEnd(10)} ${summary}`);
  console.log('  rehearse   types every step of docs/deploy.md that needs no cloud account');
}

async function main(): Promise<void> {
  const { positionals, values } = readOptions({
    allowPositionals: true,
    options: {
      project: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
      fresh: { type: 'boolean', default: false },
      email: { type: 'string' },
      'daily-budget': { type: 'string' },
      sender: { type: 'string' },
      'app-check-key': { type: 'string' },
      'enforce-app-check': { type: 'string' },
    },
  });
  const [name, ...others] = positionals;
  if (name === undefined) return listSteps();
  if (others.length > 0)
    throw new UsageError(`One step at a time: "${others.join(' ')}" is too much.`);
  if (name === 'rehearse') {
    const signal = listenForStop();
    return rehearse({ isFresh: values.fresh, signal, say: console.log });
  }
  const step = Object.hasOwn(deploySteps, name) ? deploySteps[name] : undefined;
  if (!step) throw new UsageError(`There is no step "${name}" (npm run deploy lists them).`);
  const { project: projectId = '' } = values;
  if (!PROJECT_ID.test(projectId) && name !== 'check')
    throw new UsageError('Name the project: --project <id>, such as maple-prod.');
  await step.run({
    projectId,
    shell: openShell(values['dry-run'], console.log),
    options: {
      email: values.email,
      dailyBudget: values['daily-budget'],
      sender: values.sender,
      appCheckKey: values['app-check-key'],
      enforceAppCheck: values['enforce-app-check'],
    },
  });
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  const remedy = error instanceof Error && 'remedy' in error ? error.remedy : null;
  if (typeof remedy === 'string') console.error(remedy);
  process.exitCode = exitCodeOf(error);
});
