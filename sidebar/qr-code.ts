/** A QR code as a drawing: squares of one path, made by DOM calls. */
import { encode } from 'uqr';

const svg = 'http://www.w3.org/2000/svg';

/** The text as a QR code with the quiet border that cameras need; `label` is what a screen reader says. */
export function qrCode(text: string, label: string): SVGElement {
  const { data, size } = encode(text, { ecc: 'M', border: 4 });
  const drawing = document.createElementNS(svg, 'svg');
  drawing.setAttribute('viewBox', `0 0 ${size} ${size}`);
  drawing.setAttribute('role', 'img');
  drawing.setAttribute('aria-label', label);
  drawing.setAttribute('class', 'qr');
  drawing.setAttribute('shape-rendering', 'crispEdges');
  const ground = document.createElementNS(svg, 'rect');
  ground.setAttribute('width', String(size));
  ground.setAttribute('height', String(size));
  ground.setAttribute('fill', '#ffffff');
  const squares = document.createElementNS(svg, 'path');
  squares.setAttribute(
    'd',
    data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join(''),
  );
  squares.setAttribute('fill', '#000000');
  drawing.append(ground, squares);
  return drawing;
}
