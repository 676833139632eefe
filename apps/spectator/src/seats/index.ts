/** Colours and shapes of seats and districts. */
export { deedColour, districtColour, districtName, seatColour, setOf } from '#libs/views';
export { SeatMark } from './emblem.js';
