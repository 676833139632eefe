/** A rectangle of the card, in its pixels. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where something of that size is drawn, as large as it can be, in the middle of an area. */
export function fitInto(
  area: Area,
  width: number,
  height: number,
): { readonly scale: number; readonly transform: string } {
  const scale = Math.min(area.width / width, area.height / height);
  const x = area.x + (area.width - width * scale) / 2;
  const y = area.y + (area.height - height * scale) / 2;
  return { scale, transform: `translate(${x.toFixed(2)} ${y.toFixed(2)}) scale(${scale.toFixed(4)})` };
}
