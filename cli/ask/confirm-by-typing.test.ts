import { Readable } from 'node:stream';
import { CliError, UsageError } from '../cli-error';
import { createWorld } from '../testing/test-world';
import { confirmByTyping } from './confirm-by-typing';

const ERASURE = { expected: 'alv_10231', consequence: 'erase them for good', option: '--yes' };

const typing = (typed: string) => {
  const questions: string[] = [];
  const text = ({ message }: { message: string }) => {
    questions.push(message);
    return Promise.resolve(typed);
  };
  return { questions, prompts: { text, secret: text } };
};

it('takes the word and nothing else', async () => {
  const { prompts, questions } = typing(' alv_10231\n');
  await expect(confirmByTyping(createWorld({ prompts }), ERASURE)).resolves.toBeUndefined();
  expect(questions).toStrictEqual(['Type alv_10231 to erase them for good:']);
  for (const typed of ['', 'y', 'yes', 'alv_1023', 'alv_102310', 'ALV_10231']) {
    const world = createWorld({ prompts: typing(typed).prompts });
    await expect(confirmByTyping(world, ERASURE)).rejects.toThrow(CliError);
  }
});

it('is not to be had where nobody can type, and names the option that stands for it', async () => {
  const stdin = Readable.from([Buffer.from('alv_10231\n')]);
  const refused = confirmByTyping(createWorld({ stdin }), ERASURE);
  await expect(refused).rejects.toThrow(UsageError);
  await expect(refused).rejects.toMatchObject({ remedy: 'Without a terminal, add --yes.' });
});
