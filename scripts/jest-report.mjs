import { stripVTControlCharacters } from 'node:util';

/**
 * The result of a run by Jest's JSON report: how many tests passed, and one line for each that failed. A suite that could
 * not run is one failure.
 *
 * @param {string} report
 * @returns {{ passed: number, failures: string[] }}
 */
export function failedTests(report) {
  const run = record(JSON.parse(report));
  return { passed: Number(run['numPassedTests']), failures: list(run['testResults']).flatMap(failuresOfSuite) };
}

/** @param {Record<string, unknown>} suite */
function failuresOfSuite({ name, status, message, assertionResults }) {
  const file = String(name).replace(`${process.cwd()}/`, '');
  const failed = list(assertionResults).filter((test) => test['status'] === 'failed');
  if (status === 'failed' && failed.length === 0) return [`${file}: could not run: ${firstLine(message)}`];
  return failed.map((test) => {
    const [reason] = Array.isArray(test['failureMessages']) ? test['failureMessages'] : [];
    return `${file}: ${String(test['fullName'])}: ${firstLine(reason)}`;
  });
}

/**
 * Without the heading that Jest gives to a suite that could not run.
 *
 * @param {unknown} text
 */
function firstLine(text) {
  const lines = typeof text === 'string' ? stripVTControlCharacters(text).split('\n') : [];
  return lines.map((line) => line.trim()).find((line) => line !== '' && !line.startsWith('●')) ?? 'no message';
}

/**
 * @param {unknown} value
 * @returns {Record<string, unknown>[]}
 */
function list(value) {
  return Array.isArray(value) ? value.map(record) : [];
}

/**
 * @param {unknown} value
 * @returns {Record<string, unknown>}
 */
function record(value) {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}
