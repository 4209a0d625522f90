import { describe, expect, it } from 'vitest';
import { giveText } from '../../src/app/text-handover.ts';

const rejecting = (name: string) => () => Promise.reject(new DOMException('no', name));

describe('a text is given out of the app', () => {
  it('by the share sheet where there is one', async () => {
    const given: string[] = [];
    const share = ({ text }: { readonly text: string }) => Promise.resolve(void given.push(text));
    expect([await giveText('list', { share }), given]).toEqual(['shared', ['list']]);
  });

  it('not at all when the sheet is closed without a choice', async () => {
    const clipboard = { writeText: () => Promise.reject(new Error('nobody asked for that')) };
    expect(await giveText('list', { share: rejecting('AbortError'), clipboard })).toBe('left');
  });

  it.each([
    ['there is no sheet', {}],
    ['the sheet does not take text', { share: rejecting('TypeError'), canShare: () => false }],
    ['the sheet does not open', { share: rejecting('NotAllowedError') }],
  ])('into the clipboard when %s', async (_when, sharing) => {
    const copied: string[] = [];
    const clipboard = { writeText: (text: string) => Promise.resolve(void copied.push(text)) };
    expect([await giveText('list', { ...sharing, clipboard }), copied]).toEqual(['copied', ['list']]);
  });

  it.each([{}, { clipboard: { writeText: rejecting('NotAllowedError') } }])(
    'to be shown when neither works',
    async (browser) => {
      expect(await giveText('list', browser)).toBe('refused');
    },
  );
});
