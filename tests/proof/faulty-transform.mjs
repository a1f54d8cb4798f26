import swcJest from '@swc/jest';

/** Compiles as the tests do, with one fault put into one file. Which one is said by the process that starts the run. */
const fault = JSON.parse(process.env.TIMON_FAULT ?? 'null');
const { options } = JSON.parse(process.env.TIMON_FAULT_OPTIONS ?? '{}');
const swc = swcJest.createTransformer(options);

/** @param {string} source @param {string} path */
const faulty = (source, path) => (fault && path.endsWith(`/${fault.file}`) ? source.replace(fault.from, () => fault.to) : source);

export default {
  canInstrument: false,
  /** @param {string} source @param {string} path @param {object} config */
  getCacheKey: (source, path, config) => swc.getCacheKey(faulty(source, path), path, config),
  /** @param {string} source @param {string} path @param {object} config */
  process: (source, path, config) => swc.process(faulty(source, path), path, config),
  /** @param {string} source @param {string} path @param {object} config */
  processAsync: (source, path, config) =>
    swc.processAsync?.(faulty(source, path), path, config) ?? swc.process(faulty(source, path), path, config),
};
