import { deedName } from '../board-names/index.js';
import { deedColour } from '../seats/index.js';
import type { Cargo } from '../story/index.js';
import { money } from '../text/index.js';

/** The element of what flies. */
export function drawn(cargo: Cargo): HTMLElement {
  const element = document.createElement('span');
  element.className = `flight flight-${cargo.kind}`;
  switch (cargo.kind) {
    case 'money':
      element.textContent = money(cargo.amount);
      break;
    case 'deed':
      element.textContent = deedName(cargo.propertyId);
      element.style.setProperty('--district', deedColour(cargo.propertyId));
      break;
    case 'house':
    case 'hotel':
      break;
  }
  return element;
}
