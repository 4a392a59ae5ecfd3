import { openToRead } from './open.ts';

/** As TypeScript's library has it from ES2024 on; every Node that is supported has it. */
type Resizable = ArrayBuffer & { resize(size: number): void };
const ResizableBuffer = ArrayBuffer as unknown as new (size: number, options: { maxByteLength: number }) => Resizable;

/**
 * What `use` makes of the bytes of a big regular file, whose memory is given back before this returns: the engine does
 * not come to that by itself for as long as nothing else is short. Throws the Failures of `readFileBytes`.
 */
export function withBytes<T>(path: string, use: (bytes: Uint8Array) => T): T {
  const file = openToRead(path);
  try {
    const memory = new ResizableBuffer(file.size, { maxByteLength: file.size });
    const bytes = new Uint8Array(memory);
    try {
      return use(bytes.subarray(0, file.readInto(bytes)));
    } finally {
      memory.resize(0);
    }
  } finally {
    file.close();
  }
}
