import { crc32 } from 'node:zlib';
import { pathToFileURL } from 'node:url';

const MANIFEST_LINE_BYTES = 72;
const MANIFEST_PATH = 'META-INF/MANIFEST.MF';
const FIRESTORE_MAIN = 'com.google.cloud.datastore.emulator.firestore.CloudFirestore';

/**
 * One header of a jar manifest, wrapped as the jar specification asks: no line longer than 72 bytes
 * without its line break, each further line starting with one space.
 */
export function wrapManifestHeader(header: string): string {
  const lines: string[] = [];
  let line = '';
  for (const character of header) {
    if (Buffer.byteLength(line + character) > MANIFEST_LINE_BYTES) {
      lines.push(line);
      line = ' ';
    }
    line += character;
  }
  return `${[...lines, line].join('\r\n')}\r\n`;
}

/**
 * A jar that makes `java -jar` start the Firestore emulator of the Cloud SDK, whose own jar names no
 * main class.
 *
 * @param emulatorJar absolute path of the SDK's jar
 */
export function buildLauncherJar(emulatorJar: string): Buffer {
  const manifest = [
    'Manifest-Version: 1.0',
    `Main-Class: ${FIRESTORE_MAIN}`,
    `Class-Path: ${pathToFileURL(emulatorJar).href}`,
  ]
    .map(wrapManifestHeader)
    .join('');
  return buildStoredZip(MANIFEST_PATH, Buffer.from(`${manifest}\r\n`));
}

const ZIP_VERSION = 20;
const DOS_DATE_1980_01_01 = 0x21;

/** A zip archive with one uncompressed file (PKWARE APPNOTE 4.3). */
function buildStoredZip(path: string, content: Buffer): Buffer {
  const name = Buffer.from(path);
  const shared = Buffer.alloc(26);
  shared.writeUInt16LE(ZIP_VERSION, 0);
  shared.writeUInt16LE(DOS_DATE_1980_01_01, 8);
  shared.writeUInt32LE(crc32(content), 10);
  shared.writeUInt32LE(content.length, 14);
  shared.writeUInt32LE(content.length, 18);
  shared.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([Buffer.from('PK\x03\x04'), shared, name, content]);

  const madeBy = Buffer.from([ZIP_VERSION, 0]);
  const attributesAndOffset = Buffer.alloc(14);
  const central = Buffer.concat([
    Buffer.from('PK\x01\x02'),
    madeBy,
    shared,
    attributesAndOffset,
    name,
  ]);

  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, central, end]);
}
