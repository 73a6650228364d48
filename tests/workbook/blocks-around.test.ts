// What is left of a block around cells that are let alone.
import fc from 'fast-check';
import { blocksAround } from '../../src/workbook/blocks-around';

test('nothing let alone is one block, everything none', () => {
  expect(blocksAround(3, 4, () => false)).toEqual([{ top: 0, left: 0, height: 3, width: 4 }]);
  expect(blocksAround(3, 4, () => true)).toEqual([]);
});

test('a whole row or a whole column let alone leaves two blocks, however large the rest is', () => {
  expect(blocksAround(900, 5, (row) => row === 450)).toHaveLength(2);
  expect(blocksAround(900, 5, (_, column) => column === 2)).toHaveLength(2);
});

test('every other cell stands in one block, and none that is let alone', () => {
  const side = fc.integer({ min: 1, max: 9 });
  fc.assert(
    fc.property(side, side, fc.array(fc.nat(80), { maxLength: 12 }), (height, width, places) => {
      const letAlone = new Set(places);
      const seen = Array.from({ length: height * width }, () => 0);
      for (const block of blocksAround(height, width, (row, column) => letAlone.has(row * width + column))) {
        for (let row = block.top; row < block.top + block.height; row++)
          for (let column = block.left; column < block.left + block.width; column++) seen[row * width + column]!++;
      }
      expect(seen).toEqual(seen.map((_, place) => (letAlone.has(place) ? 0 : 1)));
    }),
  );
});
