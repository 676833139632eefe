/** Colours and shapes of seats and districts. */
export { deedColour, districtColour, districtName, setOf } from './district.js';
export { SeatMark, seatColour } from './emblem.js';
