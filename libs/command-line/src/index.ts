/** What our command line programs have in common: their arguments, their exit codes, and tables. */
export { EXIT, type ProgramResult, runProgram } from './program.js';
export { agentSeatOf, seatOf, type SeatFields } from './seat-option.js';
export { type Column, markdownTable, textTable } from './text-table.js';
export { address, number, UsageError, whole } from './usage.js';
