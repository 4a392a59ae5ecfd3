import { crc32, deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { isZip, unzip } from '../../../src/exchange/text/unzip.ts';
import { problemOf } from '../desk.ts';
import { zipOf } from '../zip.ts';

const get = (bytes: Uint8Array, wanted = ['a.csv', 'b.csv']): Record<string, string> =>
  Object.fromEntries(
    [...unzip(bytes, 'x.zip', wanted)].map(([name, content]) => [name, Buffer.from(content).toString()]),
  );

describe('unzip', () => {
  it('gives stored and deflated files, in folders too, with a comment behind', () => {
    const zip = zipOf(
      [
        { name: 'data/a.csv', content: 'one', stored: true },
        { name: 'b.csv', content: 'two '.repeat(1000) },
        { name: 'c', content: '' },
      ],
      { comment: 'PK\u0005\u0006 no' },
    );
    expect(isZip(zip)).toBe(true);
    expect(get(zip)).toEqual({ 'a.csv': 'one', 'b.csv': 'two '.repeat(1000) });
    expect(isZip(Buffer.from('a,b'))).toBe(false);
  });

  it('refuses what is cut off, damaged or encrypted', async () => {
    const zip = zipOf([{ name: 'a.csv', content: 'one two three' }]);
    expect(await problemOf(() => get(zip.subarray(0, -30)))).toContain('its end is missing');
    expect(await problemOf(() => get(zipOf([{ name: 'a.csv', content: 'one', crc: 1 }])))).toContain(
      'a.csv is damaged',
    );
    const broken = Buffer.from(zip);
    broken[35]! ^= 0xff;
    expect(await problemOf(() => get(broken))).toMatch(/a\.csv (is damaged|unpacks to more)/);
    expect(await problemOf(() => get(zipOf([{ name: 'a.csv', content: 'one', flags: 1 }])))).toContain('encrypted');
    expect(await problemOf(() => get(zipOf([{ name: 'a.csv', content: 'one', method: 12 }])))).toContain(
      'packed in a way (12)',
    );
  });

  it('refuses archives that lie: about the size, by overlapping, by repeating', async () => {
    const bomb = zipOf([{ name: 'a.csv', content: '0'.repeat(10_000_000), size: 100 }]);
    expect(await problemOf(() => get(bomb))).toContain('unpacks to more than the archive says');
    const large = zipOf([{ name: 'a.csv', content: '0'.repeat(5000) }]);
    expect(await problemOf(() => unzip(large, 'x.zip', ['a.csv'], { total: 4999, entries: 10 }))).toContain(
      'would unpack to 5000 bytes',
    );
    const both = zipOf([
      { name: 'a.csv', content: '0'.repeat(3000) },
      { name: 'b.csv', content: '0'.repeat(3000) },
    ]);
    expect(await problemOf(() => unzip(both, 'x.zip', ['a.csv', 'b.csv'], { total: 5000, entries: 10 }))).toContain(
      'b.csv would unpack',
    );
    expect(await problemOf(() => unzip(both, 'x.zip', ['a.csv'], { total: 5000, entries: 1 }))).toContain(
      'at most 1 are read',
    );
    expect(
      await problemOf(() =>
        get(
          zipOf([
            { name: 'a.csv', content: 'x'.repeat(50), stored: true },
            { name: 'b.csv', content: 'x'.repeat(50), stored: true, at: 0 },
          ]),
        ),
      ),
    ).toContain('overlap');
    expect(
      await problemOf(() =>
        get(
          zipOf([
            { name: 'a.csv', content: '1' },
            { name: 'x/a.csv', content: '2' },
          ]),
        ),
      ),
    ).toContain('holds a.csv twice');
  });

  it.each(['../a.csv', '/etc/a.csv', 'C:/a.csv', 'x\\a.csv', 'x/../../a.csv', 'a\u0001.csv'])(
    'refuses the name %j',
    async (name) => {
      expect(await problemOf(() => get(zipOf([{ name, content: 'one' }])))).toContain('a path out of its folder');
    },
  );

  it('reads what another packer wrote: the bytes of an archive by hand', () => {
    // Local header, data, central directory, end; deflated by the library, so that the test does not lean on its own writer alone.
    const content = Buffer.from('q,r\n1,2\n');
    const packed = deflateRawSync(content);
    const name = Buffer.from('a.csv');
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt16LE(name.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(8, 10);
    central.writeUInt32LE(crc32(content), 16);
    central.writeUInt32LE(packed.length, 20);
    central.writeUInt32LE(content.length, 24);
    central.writeUInt16LE(name.length, 28);
    const end = Buffer.alloc(22);
    end.writeUInt32LE(0x06054b50, 0);
    end.writeUInt16LE(1, 8);
    end.writeUInt16LE(1, 10);
    end.writeUInt32LE(central.length + name.length, 12);
    end.writeUInt32LE(local.length + name.length + packed.length, 16);
    expect(get(Buffer.concat([local, name, packed, central, name, end]))).toEqual({ 'a.csv': 'q,r\n1,2\n' });
  });
});
