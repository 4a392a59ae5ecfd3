// What the pages of Parquet files are compressed with: Node's own decoders where every Node that is supported has them.
import { brotliDecompressSync, unzipSync } from 'node:zlib';
import type { Compressors } from 'hyparquet';
import { decompressLz4, decompressLz4Raw, decompressZstd } from 'hyparquet-compressors';

/** Nothing longer is unpacked than the page says that it is; Node wants at least one byte. */
const most = (size: number): { maxOutputLength: number } => ({ maxOutputLength: Math.max(size, 1) });

/**
 * By the name of the codec; each throws over bytes that are not of it. Snappy is decoded by the
 * library that reads the file.
 */
export const DECOMPRESSORS: Compressors = {
  GZIP: (bytes, size) => unzipSync(bytes, most(size)),
  BROTLI: (bytes, size) => brotliDecompressSync(bytes, most(size)),
  ZSTD: (bytes) => decompressZstd(bytes),
  LZ4: decompressLz4,
  LZ4_RAW: decompressLz4Raw,
};
