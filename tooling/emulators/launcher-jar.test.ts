import { crc32 } from 'node:zlib';
import { buildLauncherJar, wrapManifestHeader } from './launcher-jar';

describe('wrapManifestHeader', () => {
  it('leaves a line of 72 bytes whole', () => {
    const header = `Class-Path: ${'x'.repeat(60)}`;
    expect(wrapManifestHeader(header)).toBe(`${header}\r\n`);
  });

  it('breaks after 72 bytes and starts the next line with a space', () => {
    expect(wrapManifestHeader(`Class-Path: ${'x'.repeat(61)}`)).toBe(
      `Class-Path: ${'x'.repeat(60)}\r\n x\r\n`,
    );
  });

  it('counts the space of a continued line and never splits a character', () => {
    const lines = wrapManifestHeader(`A: ${'ä'.repeat(100)}`).split('\r\n');
    expect(lines.map((line) => Buffer.byteLength(line))).toEqual([71, 71, 63, 0]);
    expect(lines.join('').replaceAll(/ä /g, 'ä')).toBe(`A: ${'ä'.repeat(100)}`);
  });
});

describe('buildLauncherJar', () => {
  const jar = buildLauncherJar('/opt/cloud sdk/firestore.jar');

  it('starts the main class with the emulator on the class path', () => {
    const text = jar.toString('latin1');
    expect(text).toContain(
      'Main-Class: com.google.cloud.datastore.emulator.firestore.CloudFirestore\r\n',
    );
    expect(text).toContain('Class-Path: file:///opt/cloud%20sdk/firestore.jar\r\n\r\n');
  });

  it('is a zip archive with one stored file whose checksum is right', () => {
    const size = jar.readUInt32LE(18);
    const start = 30 + jar.readUInt16LE(26);
    expect(jar.readUInt32LE(14)).toBe(crc32(jar.subarray(start, start + size)));
    const end = jar.length - 22;
    expect(jar.readUInt32LE(end)).toBe(0x06054b50);
    expect(jar.readUInt32LE(end + 16)).toBe(start + size);
    expect(jar.readUInt32LE(start + size)).toBe(0x02014b50);
  });
});
