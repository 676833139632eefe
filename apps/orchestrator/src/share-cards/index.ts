/** A moment of a game as an image, and as what pages that show links know of it. */
export { headOf, withHead } from './page-head.js';
export { ShareCardsModule } from './share-cards.module.js';
