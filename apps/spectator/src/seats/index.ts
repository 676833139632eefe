/** Seats and districts: one look for each, everywhere on the page. */
export { deedColour, districtColour, districtName, setOf } from './district.js';
export { SeatMark, seatColour } from './emblem.js';
