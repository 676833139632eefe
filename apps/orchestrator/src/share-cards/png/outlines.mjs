// Lines of scripts whose letters are joined, stacked or moved, as paths: HarfBuzz sets them right, the renderer of SVG does not.
import { Blob, Buffer as Glyphs, Face, Font, shape } from 'harfbuzzjs';

/** @typedef {{ readonly font: Font, readonly upem: number }} Sized */

const FAMILY = 'Noto Sans ';
/** As `label` writes them. */
const LINE = /<text( [^>]*font-family="Noto Sans (?:Devanagari|Thai)"[^>]*)>([^<]*)<\/text>/g;
const ATTRIBUTE = / ([a-z:-]+)="([^"]*)"/g;
/** Each part is set by the rules of its own script. */
const PARTS = /[\u0900-\u097F]+|[\u0E01-\u0E5B]+|[^\u0900-\u097F\u0E01-\u0E5B]+/g;
/** @type {Readonly<Record<string, string>>} */
const CHARACTERS = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
/** @type {Readonly<Record<string, number>>} */
const LEFT_OF_PLACE = { start: 0, middle: 0.5, end: 1 };

/** @type {Map<string, Sized>} */
const fonts = new Map();

/**
 * @param {string} svg
 * @param {ReadonlyMap<string, Uint8Array>} files of fonts, by their names
 * @returns {string} the drawing with such lines as paths
 */
export function withOutlines(svg, files) {
  return svg.replace(LINE, (/** @type {string} */ _, /** @type {string} */ given, /** @type {string} */ text) =>
    outlined(attributesIn(given), characters(text), files),
  );
}

/** @param {string} given */
function attributesIn(given) {
  return new Map(Array.from(given.matchAll(ATTRIBUTE), ([, name = '', value = '']) => [name, value]));
}

/**
 * @param {ReadonlyMap<string, string>} attributes
 * @param {string} line
 * @param {ReadonlyMap<string, Uint8Array>} files
 */
function outlined(attributes, line, files) {
  const [family, weight] = [attributes.get('font-family') ?? '', attributes.get('font-weight') ?? ''];
  const { font, upem } = fontOf(`${family.slice(FAMILY.length)}_${weight}`, files);
  const scale = Number(attributes.get('font-size')) / upem;
  let x = 0;
  const paths = glyphsOf(font, line).map(({ codepoint, xAdvance = 0, xOffset = 0, yOffset = 0 }) => {
    const path = `<path transform="translate(${x + xOffset} ${yOffset})" d="${font.glyphToPath(codepoint)}"/>`;
    x += xAdvance;
    return path;
  });
  const left = Number(attributes.get('x')) - (LEFT_OF_PLACE[attributes.get('text-anchor') ?? ''] ?? 0) * x * scale;
  const transform = `translate(${left} ${attributes.get('y')}) scale(${scale} ${-scale})`;
  return `<g fill="${attributes.get('fill')}" transform="${transform}">${paths.join('')}</g>`;
}

/**
 * @param {Font} font
 * @param {string} line
 */
function glyphsOf(font, line) {
  return (line.match(PARTS) ?? []).flatMap((part) => {
    const glyphs = new Glyphs();
    glyphs.addText(part);
    glyphs.guessSegmentProperties();
    shape(font, glyphs);
    return glyphs.getGlyphInfosAndPositions();
  });
}

/**
 * @param {string} style as in `Thai_400`, the begin of what stands after the script in a file's name
 * @param {ReadonlyMap<string, Uint8Array>} files
 * @returns {Sized}
 */
function fontOf(style, files) {
  const known = fonts.get(style);
  if (known !== undefined) return known;
  const [, file] = [...files].find(([name]) => name.includes(style)) ?? [];
  if (file === undefined) throw new Error(`No file of the font ${style} was sent.`);
  const face = new Face(new Blob(file));
  const sized = { font: new Font(face), upem: face.upem };
  fonts.set(style, sized);
  return sized;
}

/** @param {string} escaped */
function characters(escaped) {
  return escaped.replace(
    /&([a-z]+|#39);/g,
    (/** @type {string} */ entity, /** @type {string} */ name) => CHARACTERS[name] ?? entity,
  );
}
