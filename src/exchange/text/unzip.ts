// Files out of a ZIP archive in memory. Nothing is ever written under a name of the archive.
import { crc32, inflateRawSync } from 'node:zlib';
import { failure } from '../../errors.ts';

/** What an archive may come to. */
export interface UnzipLimits {
  /** Bytes of all wanted files together, unpacked. */
  total: number;
  entries: number;
}

const LIMITS: UnzipLimits = { total: 512 * 1024 * 1024, entries: 1000 };

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;

interface Member {
  name: string;
  method: number;
  crc: number;
  packed: number;
  size: number;
  /** Offset of the local header. */
  at: number;
}

const bad = (file: string, message: string, hint = 'download it again'): never => {
  throw failure('bad-zip', `${file}: ${message}`, [hint]);
};

/** True for bytes that begin as a ZIP archive does. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5);
}

function endRecord(view: DataView, file: string): { count: number; at: number } {
  // The record is followed by a comment of at most 65535 bytes.
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 22 - 0xffff); at--) {
    if (view.getUint32(at, true) !== END) continue;
    const [count, start] = [view.getUint16(at + 10, true), view.getUint32(at + 16, true)];
    if (view.getUint16(at + 4, true) !== 0 || view.getUint16(at + 8, true) !== count)
      bad(file, 'the archive is split over several files');
    if (count === 0xffff || start === 0xffffffff)
      bad(file, 'the archive is too large to be read here', 'unpack it and give the CSV files');
    return { count, at: start };
  }
  return bad(file, 'the archive is cut off: its end is missing');
}

function nameOf(bytes: Uint8Array, file: string): string {
  const name = new TextDecoder().decode(bytes);
  // Nothing is written under the name, but an archive with such names is not what Metaculus sends.
  // oxlint-disable-next-line no-control-regex
  const hasControl = /[\u0000-\u001f]/.test(name);
  if (
    name.startsWith('/') ||
    /^[A-Za-z]:/.test(name) ||
    name.includes('\\') ||
    name.split('/').includes('..') ||
    hasControl
  ) {
    bad(file, 'the archive holds a file with a path out of its folder', 'it is not a download of Metaculus');
  }
  return name;
}

function members(bytes: Uint8Array, view: DataView, file: string, limits: UnzipLimits): Member[] {
  const { count, at: start } = endRecord(view, file);
  if (count > limits.entries) bad(file, `the archive holds ${count} files; at most ${limits.entries} are read`);
  const found: Member[] = [];
  let at = start;
  for (let index = 0; index < count; index++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== CENTRAL)
      bad(file, 'the list of files in the archive is damaged');
    const [nameLength, extra, comment] = [
      view.getUint16(at + 28, true),
      view.getUint16(at + 30, true),
      view.getUint16(at + 32, true),
    ];
    if ((view.getUint16(at + 8, true) & 1) !== 0)
      bad(file, 'the archive is encrypted', 'unpack it and give the CSV files');
    const member = {
      name: nameOf(bytes.subarray(at + 46, at + 46 + nameLength), file),
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
    };
    found.push(member);
    at += 46 + nameLength + extra + comment;
  }
  return found;
}

function contentOf(bytes: Uint8Array, view: DataView, file: string, member: Member, room: number): Uint8Array {
  const { name, method, at, packed, size, crc } = member;
  if (size > room)
    bad(file, `${name} would unpack to ${size} bytes, more than is read`, 'unpack it and look at what it is');
  if (at + 30 > bytes.length || view.getUint32(at, true) !== LOCAL) bad(file, `${name} is not where the archive says`);
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  if (start + packed > bytes.length) bad(file, `${name} is cut off`);
  const data = bytes.subarray(start, start + packed);
  let content: Uint8Array;
  try {
    // The size in the list may be a lie: unpacking stops one byte beyond it.
    content =
      method === 0
        ? data
        : method === 8
          ? inflateRawSync(data, { maxOutputLength: size + 1 })
          : bad(
              file,
              `${name} is packed in a way (${method}) that is not read here`,
              'unpack it and give the CSV files',
            );
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE')
      return bad(file, `${name} unpacks to more than the archive says`);
    if (error instanceof Error && 'problems' in error) throw error;
    return bad(file, `${name} is damaged`);
  }
  if (content.length !== size || crc32(content) >>> 0 !== crc) bad(file, `${name} is damaged`);
  return content;
}

/**
 * The wanted files of an archive (stored or deflated), by the last part of their names. Refuses what no honest archive
 * has: sizes that lie, overlapping or repeated files, paths out of the folder, more than `limits`. Throws `bad-zip`.
 */
export function unzip(
  bytes: Uint8Array,
  file: string,
  wanted: readonly string[],
  limits: UnzipLimits = LIMITS,
): Map<string, Uint8Array> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const all = members(bytes, view, file, limits);
  const inOrder = [...all].sort((a, b) => a.at - b.at);
  for (const [index, one] of inOrder.entries()) {
    // One stretch of bytes for many files is how an archive of kilobytes becomes terabytes.
    if (index > 0 && inOrder[index - 1]!.at + 30 + inOrder[index - 1]!.packed > one.at)
      bad(file, 'files of the archive overlap');
  }
  const contents = new Map<string, Uint8Array>();
  let room = limits.total;
  for (const member of all) {
    const name = member.name.slice(member.name.lastIndexOf('/') + 1);
    if (!wanted.includes(name)) continue;
    if (contents.has(name)) bad(file, `the archive holds ${name} twice`);
    const content = contentOf(bytes, view, file, member, room);
    room -= content.length;
    contents.set(name, content);
  }
  return contents;
}
