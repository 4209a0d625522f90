import { describe, expect, it } from 'vitest';
import { UndoOffers, type UndoOffer } from '../../src/app/undo-offers.svelte.ts';
import { err, ok } from '../../src/shared/result.ts';

function offerOf(name: string, facts: Partial<UndoOffer> = {}): UndoOffer {
  return { screen: 'recipes', name, was: 'deleted', undo: () => Promise.resolve(ok()), ...facts };
}
const names = (offers: UndoOffers, screen: UndoOffer['screen'] = 'recipes') =>
  offers.on(screen).map((offer) => offer.name);

describe('what can be undone', () => {
  it('is offered on its own list until it is undone', async () => {
    const offers = new UndoOffers();
    const star = offerOf('Star');
    offers.offer(star);
    expect([names(offers), names(offers, 'goods')]).toEqual([['Star'], []]);
    expect(await offers.use(star)).toEqual(ok());
    expect(names(offers)).toEqual([]);
  });

  it('stays offered when it was refused', async () => {
    const offers = new UndoOffers();
    const refused = err({ type: 'NotFound', kind: 'recipe' } as const);
    const star = offerOf('Star', { undo: () => Promise.resolve(refused) });
    offers.offer(star);
    expect(await offers.use(star)).toEqual(refused);
    expect(names(offers)).toEqual(['Star']);
  });

  it('gives way to the next deletion, and lets go of what was kept for it; an archiving leaves a deletion alone', () => {
    const offers = new UndoOffers();
    const gone: string[] = [];
    offers.offer(offerOf('Star', { letGo: () => gone.push('Star') }));
    offers.offer(offerOf('Moon', { was: 'archived' }));
    expect(names(offers)).toEqual(['Star', 'Moon']);
    offers.offer(offerOf('Sun', { was: 'archived', screen: 'goods' }));
    expect([names(offers), names(offers, 'goods')]).toEqual([['Star'], ['Sun']]);
    expect(gone).toEqual([]);
    const box = offerOf('Box', { screen: 'goods', letGo: () => gone.push('Box') });
    offers.offer(box);
    expect([names(offers), names(offers, 'goods'), gone]).toEqual([[], ['Box'], ['Star']]);
    offers.putAway(box);
    expect([names(offers, 'goods'), gone]).toEqual([[], ['Star', 'Box']]);
  });

  it('that was undone lets nothing go: what was typed is there again', async () => {
    const offers = new UndoOffers();
    const gone: string[] = [];
    const star = offerOf('Star', { letGo: () => gone.push('Star') });
    offers.offer(star);
    await offers.use(star);
    offers.offer(offerOf('Moon'));
    expect(gone).toEqual([]);
  });

  it('is forgotten with the kitchen it belongs to, and when what was archived came back by itself', () => {
    const offers = new UndoOffers();
    offers.offer(offerOf('Star'));
    offers.offer(offerOf('Moon', { was: 'archived' }));
    offers.forgetArchived();
    expect(names(offers)).toEqual(['Star']);
    offers.forgetAll();
    expect(names(offers)).toEqual([]);
  });
});
