import { availableParallelism, cpus, release, totalmem, type } from 'node:os';

/** The machine in a line: `2 cores, Intel Xeon, 16 GiB, Linux 6.1, Node v20.19.0`. */
export function machineLine() {
  const model = cpus()[0]?.model.replace(/\s+/g, ' ').trim();
  const memory = `${Math.round(totalmem() / 2 ** 30)} GiB`;
  return `${availableParallelism()} cores, ${model || 'unknown processor'}, ${memory}, ${type()} ${release()}, Node ${process.version}`;
}
