import { Readable } from 'node:stream';
import { CliError, UsageError } from '../cli-error';
import { recordScreen } from '../testing/test-world';
import { confirmErasure, requireSame } from './confirm-erasure';

describe('the confirmation of an erasure', () => {
  it('takes the id and nothing else', () => {
    expect(() => requireSame('alv_10231', ' alv_10231\n')).not.toThrow();
    for (const typed of ['', 'y', 'yes', 'alv_1023', 'alv_102310', 'ALV_10231'])
      expect(() => requireSame('alv_10231', typed)).toThrow(CliError);
  });

  it('is not to be had where nobody can type', async () => {
    const stdin = Readable.from([Buffer.from('alv_10231\n')]);
    const { screen } = recordScreen();
    await expect(confirmErasure({ stdin, stderr: screen }, 'alv_10231')).rejects.toThrow(
      UsageError,
    );
  });
});
