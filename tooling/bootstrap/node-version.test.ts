import { explainUnsupportedNode } from './node-version.cjs';

describe('explainUnsupportedNode', () => {
  it.each(['20.19.0', '20.19.1', '20.20.0', '22.0.0', '24.1.0'])('accepts Node %s', (version) => {
    expect(explainUnsupportedNode(version)).toBeUndefined();
  });

  it.each(['20.18.3', '18.20.4', '12.22.12'])('refuses Node %s and says how to get one', (old) => {
    expect(explainUnsupportedNode(old)).toBe(
      `Trellis needs Node 20.19.0 or newer and this is Node ${old}: install the current LTS from https://nodejs.org or run \`nvm install 22\`.`,
    );
  });
});
