// Parquet files, a page of a column at a time. The library's decoders do the work; what they trust is
// looked through before.
import { parquetMetadata, parquetSchema } from 'hyparquet';
import type { ColumnMetaData, FileMetaData, PageHeader, SchemaElement, SchemaTree } from 'hyparquet';
import { parquetHeader, readPage } from 'hyparquet/src/column.js';
import { convert, DEFAULT_PARSERS } from 'hyparquet/src/convert.js';
import { decompressPage } from 'hyparquet/src/datapage.js';
import type { ColumnDecoder, DecodedArray } from 'hyparquet/src/types.js';
import { Failure, failure } from '../../errors.ts';
import { DECOMPRESSORS } from './parquet-codecs.ts';
import { walkRuns } from './parquet-runs.ts';

/** Bytes that can be read anywhere. */
export interface ParquetSource {
  size: number;
  slice(start: number, end: number): Uint8Array;
}

/**
 * What the values of a column are: `decimal` whole numbers (or their bytes) to be divided by
 * 10^scale, `day` and `time` Dates.
 */
export type ParquetKind = 'number' | 'decimal' | 'boolean' | 'text' | 'day' | 'time' | 'other';

export interface ParquetColumn {
  name: string;
  kind: ParquetKind;
  scale: number;
}

export interface ParquetFile {
  columns: ParquetColumn[];
  /** Rows of each row group. */
  groups: number[];
  /**
   * The values of a column in a row group, page by page; null or undefined = none. Throws a Failure
   * where the file is broken.
   */
  pages(group: number, column: ParquetColumn): Generator<ArrayLike<unknown>, void>;
}

/** No page of a sound file comes near this. */
const MAX_PAGE = 2 ** 30;
/** The most digits that any writer gives a decimal. */
const MAX_SCALE = 76;
const TAIL = 8;

function broken(file: string, why: string): Failure {
  return failure('bad-table', `${file} is not a sound Parquet file: ${why}`, [
    'write it anew, or score the table as CSV',
  ]);
}

/** Whatever a decoder throws over wrong bytes is the file's fault. */
function judged<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw broken(file, (error as Error).message.replace(/^parquet /, ''));
  }
}

const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function textOf(bytes: Uint8Array | undefined): string | undefined {
  return bytes && text.decode(bytes);
}

const PARSERS = { ...DEFAULT_PARSERS, stringFromBytes: textOf, jsonFromBytes: textOf } as ColumnDecoder['parsers'];

function kindOf({ type, converted_type: converted, logical_type: logical }: SchemaElement): ParquetKind {
  if (converted === 'DECIMAL' || logical?.type === 'DECIMAL') return 'decimal';
  if (type === 'BOOLEAN') return 'boolean';
  if (converted === 'DATE' || logical?.type === 'DATE') return converted ? 'day' : 'other';
  if (type === 'INT96' || converted?.startsWith('TIMESTAMP') || logical?.type === 'TIMESTAMP') return 'time';
  if (converted?.startsWith('TIME') || logical?.type === 'TIME') return 'other';
  if (type === 'INT32' || type === 'INT64' || type === 'FLOAT' || type === 'DOUBLE') return 'number';
  if (type === 'FIXED_LEN_BYTE_ARRAY') {
    if (logical?.type === 'FLOAT16') return 'number';
    return logical?.type === 'UUID' ? 'text' : 'other';
  }
  const isText = logical === undefined || ['STRING', 'ENUM', 'JSON'].includes(logical.type);
  return type === 'BYTE_ARRAY' && isText && converted !== 'BSON' ? 'text' : 'other';
}

function columnOf({ element, children }: SchemaTree): ParquetColumn {
  if (typeof element.name !== 'string') throw new Error('a column has no name');
  const flat = children.length === 0 && element.repetition_type !== 'REPEATED';
  const { logical_type: logical } = element;
  const scale = element.scale ?? (logical?.type === 'DECIMAL' ? logical.scale : undefined) ?? 0;
  const sound = flat && scale >= 0 && scale <= MAX_SCALE;
  return { name: element.name, kind: sound ? kindOf(element) : 'other', scale };
}

function metadataOf(file: string, source: ParquetSource): FileMetaData {
  const { size } = source;
  const ends = (at: number): string => String.fromCharCode(...source.slice(at, at + 4));
  if (size < 4 + TAIL || ends(0) !== 'PAR1') throw broken(file, 'it does not begin as one');
  if (ends(size - 4) === 'PARE') throw broken(file, 'it is encrypted');
  if (ends(size - 4) !== 'PAR1') throw broken(file, 'its end is missing');
  const tail = source.slice(size - TAIL, size);
  const length = new DataView(tail.buffer, tail.byteOffset).getUint32(0, true);
  if (length > size - TAIL - 4) throw broken(file, 'its end is missing');
  return parquetMetadata(source.slice(size - TAIL - length, size), { geoparquet: false });
}

/** Opens a Parquet file. Throws a Failure when it is none, is cut off, encrypted or broken. */
export function openParquet(file: string, source: ParquetSource): ParquetFile {
  return judged(file, () => opened(file, source));
}

function opened(file: string, source: ParquetSource): ParquetFile {
  const metadata = metadataOf(file, source);
  const root = parquetSchema(metadata);
  const groups = metadata.row_groups.map(({ num_rows: rows }) => Number(rows));
  const whole = groups.every((rows) => Number.isSafeInteger(rows) && rows >= 0);
  if (!whole || groups.reduce((sum, rows) => sum + rows, 0) !== Number(metadata.num_rows))
    throw broken(file, 'its row groups have other rows than it says');
  const leaves = new Map(root.children.map((tree) => [columnOf(tree), tree] as const));
  return {
    columns: [...leaves.keys()],
    groups,
    *pages(group, column) {
      const reading = judged(file, () => {
        const { columns } = metadata.row_groups[group]!;
        const meta = columns.find((chunk) => chunk.meta_data?.path_in_schema.join('\0') === column.name)?.meta_data;
        if (!meta) throw new Error(`a row group lacks the column ${column.name}`);
        const decoder = decoderOf(root, leaves.get(column)!, meta, column.kind);
        return columnPages(source, meta, decoder, groups[group]!);
      });
      for (;;) {
        const next = judged(file, () => reading.next());
        if (next.done) return;
        yield next.value;
      }
    },
  };
}

function decoderOf(root: SchemaTree, leaf: SchemaTree, meta: ColumnMetaData, kind: ParquetKind): ColumnDecoder {
  const { element } = leaf;
  // The library multiplies a decimal by 0.1 and the like, which rounds twice: its whole numbers are wanted.
  const { converted_type: _, logical_type: __, ...bare } = element;
  return {
    ...meta,
    pathInSchema: meta.path_in_schema,
    element: kind === 'decimal' ? bare : element,
    // A table has no levels above its columns, whatever a broken root says.
    schemaPath: [{ ...root, element: { name: root.element.name } }, leaf],
    parsers: PARSERS,
    compressors: DECOMPRESSORS,
    utf8: kind !== 'decimal',
  };
}

function* columnPages(
  source: ParquetSource,
  meta: ColumnMetaData,
  decoder: ColumnDecoder,
  rows: number,
): Generator<ArrayLike<unknown>, void> {
  const start = Number(meta.dictionary_page_offset || meta.data_page_offset);
  const end = start + Number(meta.total_compressed_size);
  if (!(start >= 0 && end >= start && end <= source.size)) throw new Error('a column lies outside the file');
  const chunk = source.slice(start, end);
  const reader = { view: new DataView(chunk.buffer, chunk.byteOffset, chunk.byteLength), offset: 0 };
  let dictionary: DecodedArray | undefined;
  let seen = 0;
  while (seen < rows) {
    if (reader.offset >= chunk.length) throw new Error('a column ends before its last row');
    const header = parquetHeader(reader);
    const from = reader.offset;
    reader.offset += header.compressed_page_size;
    if (!(header.compressed_page_size >= 0 && reader.offset <= chunk.length)) throw new Error('a page is cut off');
    const page = plainPage(chunk.subarray(from, reader.offset), header, decoder);
    if (header.type === 'DICTIONARY_PAGE') {
      const { data } = readPage(page.reader, page.header, page.decoder, undefined, undefined, 0);
      dictionary = data && convert(data, decoder);
    } else if (header.type !== 'INDEX_PAGE') {
      const values = checkedValues(page, rows - seen);
      const { data } = readPage(page.reader, page.header, page.decoder, dictionary, undefined, 0);
      if (data?.length !== values) throw new Error(`a page holds ${data?.length ?? 0} values instead of ${values}`);
      seen += values;
      yield data;
    }
  }
}

/** A page after decompression, and what the library needs to read it as one that never was compressed. */
interface PlainPage {
  reader: { view: DataView; offset: number };
  header: PageHeader;
  decoder: ColumnDecoder;
}

/** Of nothing (a column without a value, its dictionary) some codecs make a byte that the library does not read. */
function unpacked(values: Uint8Array, size: number, { codec, compressors }: ColumnDecoder): Uint8Array {
  return size === 0 ? values.subarray(0, 0) : decompressPage(values, size, codec, compressors);
}

function plainPage(bytes: Uint8Array, header: PageHeader, decoder: ColumnDecoder): PlainPage {
  const { uncompressed_page_size: size } = header;
  const v2 = header.type === 'DATA_PAGE_V2' ? header.data_page_header_v2 : undefined;
  if (!(size >= 0 && size <= MAX_PAGE)) throw new Error('a page is too big');
  // Levels of the second version stand before the values and are never compressed.
  const levels = v2 ? v2.repetition_levels_byte_length + v2.definition_levels_byte_length : 0;
  if (!(levels >= 0 && levels <= bytes.length && levels <= size)) throw new Error('a page has no room for its levels');
  const compressed = decoder.codec !== 'UNCOMPRESSED' && v2?.is_compressed !== false;
  const values = bytes.subarray(levels);
  const plain = compressed ? unpacked(values, size - levels, decoder) : values;
  const whole =
    compressed && levels > 0 ? Buffer.concat([bytes.subarray(0, levels), plain]) : compressed ? plain : bytes;
  return {
    reader: { view: new DataView(whole.buffer, whole.byteOffset, whole.byteLength), offset: 0 },
    header: {
      ...header,
      compressed_page_size: whole.length,
      uncompressed_page_size: whole.length,
      ...(v2 && { data_page_header_v2: { ...v2, is_compressed: false } }),
    },
    decoder: { ...decoder, codec: 'UNCOMPRESSED' },
  };
}

/** How many values a data page holds, after a look at all lengths in it that its decoder will follow. */
function checkedValues({ reader: { view }, header, decoder }: PlainPage, left: number): number {
  const v2 = header.type === 'DATA_PAGE_V2' ? header.data_page_header_v2 : undefined;
  const page = v2 ?? header.data_page_header;
  if (!page) throw new Error('a page has no header');
  const { num_values: values, encoding } = page;
  if (!(values >= 0 && values <= left)) throw new Error('a page has more values than there are rows');
  const optional = decoder.schemaPath[1]!.element.repetition_type !== 'REQUIRED';
  let start = 0;
  let present = values;
  if (v2) {
    start = v2.repetition_levels_byte_length + v2.definition_levels_byte_length;
    if (optional) present = walkRuns({ view, start: v2.repetition_levels_byte_length, width: 1, values });
    if (present !== values - v2.num_nulls) throw new Error('a page has another number of nulls than it says');
  } else if (optional) {
    present = walkRuns({ view, start: 4, width: 1, values });
    start = 4 + view.getUint32(0, true);
  }
  const prefixed = v2 ? encoding === 'RLE' : decoder.type === 'BOOLEAN';
  if (encoding.startsWith('DELTA')) checkDelta(view, start, present);
  else if (encoding === 'RLE' || encoding.endsWith('_DICTIONARY')) {
    if (prefixed) walkRuns({ view, start: start + 4, width: 1, values: present });
    else if (present > 0) walkRuns({ view, start: start + 1, width: view.getUint8(start), values: present });
  }
  return values;
}

/** Blocks of differences: their sizes are positive, or the decoder would go backwards for ever. */
function checkDelta(view: DataView, start: number, values: number): void {
  if (values === 0) return;
  let at = start;
  for (const _ of ['block', 'parts of it']) {
    let size = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = view.getUint8(at++);
      size += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) break;
    }
    if (!(size > 0 && size < 2 ** 20)) throw new Error('a block of differences has no sound size');
  }
}
