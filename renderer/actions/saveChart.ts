/** A drawing of the page as a picture that stands by itself, and a table of the page as CSV. */
import { tableToCsv } from '../../shared/report/csv.ts';
import { rateText } from '../../shared/report/inMoney.ts';
import { viewStore } from '../state/viewStore.ts';
import { handOut } from './handOut.ts';
import { tellRefusal, voiceNow } from './say.ts';

/** What a drawing takes from the page's style sheets. */
const properties = [
  ...['display', 'visibility', 'opacity', 'color', 'background', 'border', 'border-radius', 'box-shadow', 'box-sizing'],
  ...['margin', 'padding', 'width', 'height', 'min-width', 'min-height', 'max-width', 'position', 'inset', 'transform'],
  ...['flex', 'flex-direction', 'flex-wrap', 'align-items', 'justify-content', 'gap', 'grid-template-columns'],
  ...['grid-column', 'grid-row', 'font-family', 'font-size', 'font-weight', 'line-height', 'letter-spacing'],
  ...['font-variant-numeric', 'text-align', 'text-anchor', 'dominant-baseline', 'text-decoration', 'white-space'],
  ...['vertical-align', 'border-collapse', 'border-spacing', 'table-layout', 'overflow', 'clip-path'],
  ...['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-opacity', 'stroke-dasharray', 'stroke-linecap'],
];

const svgNamespace = 'http://www.w3.org/2000/svg';

/** The rate of the plan's amounts; null where they are in dollars. */
const rateNow = (): string | null => rateText(voiceNow(), viewStore.getState().language);

const dress = (copy: Element, own: Element): void => {
  if (!(copy instanceof HTMLElement || copy instanceof SVGElement)) return;
  const style = getComputedStyle(own);
  for (const property of properties) copy.style.setProperty(property, style.getPropertyValue(property));
  copy.removeAttribute('class');
};

/** Height of a line of words under a drawing. */
const lineHeight = 22;

/** Words under a drawing, in the page's small letters. */
const lineUnder = (text: string, height: number): SVGTextElement => {
  const page = getComputedStyle(document.documentElement);
  const line = document.createElementNS(svgNamespace, 'text');
  line.setAttribute('x', '4');
  line.setAttribute('y', `${height + 15}`);
  line.setAttribute('fill', page.getPropertyValue('--soft').trim());
  line.setAttribute('font-family', getComputedStyle(document.body).fontFamily);
  line.setAttribute('font-size', '12');
  line.textContent = text;
  return line;
};

/**
 * The drawing with its own looks, and under it the rate of its amounts where they are in another currency. Where all of it is
 * one SVG that is the picture; else its markup stands inside one.
 */
const pictureOf = (drawing: Element): { svg: SVGSVGElement; width: number; height: number } => {
  const drawn = drawing.querySelectorAll<SVGSVGElement>('svg.recharts-surface');
  const source = drawn.length === 1 && drawn[0] !== undefined ? drawn[0] : drawing;
  const { width, height: drawnHeight } = source.getBoundingClientRect();
  const rate = rateNow();
  const height = rate === null ? drawnHeight : drawnHeight + lineHeight;
  const copy = source.cloneNode(true) as Element;
  dress(copy, source);
  const [copies, owns] = [copy.querySelectorAll('*'), source.querySelectorAll('*')];
  for (const [at, one] of copies.entries()) {
    const own = owns[at];
    if (own !== undefined) dress(one, own);
  }
  const svg = document.createElementNS(svgNamespace, 'svg');
  svg.setAttribute('width', `${width}`);
  svg.setAttribute('height', `${height}`);
  svg.setAttribute('viewBox', `0 0 ${width} ${height}`);
  const ground = document.createElementNS(svgNamespace, 'rect');
  ground.setAttribute('width', '100%');
  ground.setAttribute('height', '100%');
  ground.setAttribute('fill', getComputedStyle(document.documentElement).getPropertyValue('--panel').trim());
  svg.append(ground);
  if (source === drawing) {
    const inside = document.createElementNS(svgNamespace, 'foreignObject');
    inside.setAttribute('width', `${width}`);
    inside.setAttribute('height', `${drawnHeight}`);
    inside.append(copy);
    svg.append(inside);
  } else svg.append(copy);
  if (rate !== null) svg.append(lineUnder(rate, drawnHeight));
  return { svg, width, height };
};

const textOf = (svg: SVGSVGElement): string => new XMLSerializer().serializeToString(svg);

/** Dots of the picture for one of the page. */
const sharpness = 2;

const pngOf = async ({ svg, width, height }: ReturnType<typeof pictureOf>): Promise<Uint8Array> => {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(textOf(svg))}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = Math.ceil(width * sharpness);
  canvas.height = Math.ceil(height * sharpness);
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((settle) => canvas.toBlob(settle, 'image/png'));
  if (blob === null) throw new Error('the browser drew no picture');
  return new Uint8Array(await blob.arrayBuffer());
};

export const savePicture = async (title: string, kind: 'png' | 'svg', drawing: Element): Promise<void> => {
  try {
    const picture = pictureOf(drawing);
    await handOut(title, kind, kind === 'svg' ? new TextEncoder().encode(textOf(picture.svg)) : await pngOf(picture));
  } catch (failure) {
    const message = failure instanceof Error ? failure.message : String(failure);
    tellRefusal({ kind: 'pictureFailed', message, details: { message } });
  }
};

/** What a cell says: an interval under its figure stands behind it. */
const cellText = (cell: Element): string =>
  [...cell.childNodes]
    .map((part) => part.textContent?.trim() ?? '')
    .filter((part) => part !== '')
    .join(' ');

export const saveTable = async (title: string, table: HTMLTableElement): Promise<void> => {
  const heads = [...(table.tHead?.rows[0]?.cells ?? [])].map(cellText);
  const rows = [...table.tBodies].flatMap(({ rows: own }) => [...own]);
  const width = Math.max(heads.length, ...rows.map(({ cells }) => cells.length));
  const rate = rateNow();
  const csv = tableToCsv({
    id: 'chart',
    title,
    columns: Array.from({ length: width }, (_, at) => ({ key: `${at}`, label: heads[at] ?? '', kind: 'text' })),
    rows: [
      ...rows.map((row, at) => ({
        key: `${at}`,
        cells: Object.fromEntries([...row.cells].map((cell, column) => [`${column}`, cellText(cell)])),
      })),
      ...(rate === null ? [] : [{ key: 'rate', cells: { 0: rate } }]),
    ],
  });
  await handOut(title, 'csv', new TextEncoder().encode(csv));
};
