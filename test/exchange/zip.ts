// ZIP archives for tests, honest and not.
import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipFile {
  name: string;
  content: string;
  stored?: boolean;
  /** Lies of the list of files. */
  size?: number;
  crc?: number;
  at?: number;
  flags?: number;
  method?: number;
}

export function zipOf(files: readonly ZipFile[], { comment = '' } = {}): Buffer {
  const parts: Buffer[] = [];
  const list: Buffer[] = [];
  let offset = 0;
  for (const { name, content, stored = false, size, crc, at, flags = 0, method } of files) {
    const [bytes, title] = [Buffer.from(content), Buffer.from(name)];
    const data = stored ? bytes : deflateRawSync(bytes);
    const how = method ?? (stored ? 0 : 8);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(how, 8);
    local.writeUInt16LE(title.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(flags, 8);
    central.writeUInt16LE(how, 10);
    central.writeUInt32LE(crc ?? crc32(bytes), 16);
    central.writeUInt32LE(data.length, 20);
    central.writeUInt32LE(size ?? bytes.length, 24);
    central.writeUInt16LE(title.length, 28);
    central.writeUInt32LE(at ?? offset, 42);
    parts.push(local, title, data);
    list.push(central, title);
    offset += local.length + title.length + data.length;
  }
  const directory = Buffer.concat(list);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  end.writeUInt16LE(Buffer.byteLength(comment), 20);
  return Buffer.concat([...parts, directory, end, Buffer.from(comment)]);
}
