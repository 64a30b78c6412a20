import type { DuplicateSuggestion } from '@model/suggestion';
import { orderSuggestions, otherOf } from './order-suggestions';

const suggestion = (
  state: DuplicateSuggestion['state'],
  strength: DuplicateSuggestion['strength'],
): DuplicateSuggestion => ({
  kind: 'duplicate',
  first: 'alv_1',
  second: 'alv_2',
  reasons: [{ kind: 'same_phone', text: 'same phone number ending 0123' }],
  strength,
  state,
  foundAt: new Date('2026-01-01T00:00:00Z'),
  decidedBy: null,
  decidedAt: null,
  primary: null,
});

describe('suggestions about a customer', () => {
  it('stand with the open ones first, the likeliest first, each once', () => {
    const rows = [
      { id: 'a', value: suggestion('rejected', 'strong') },
      { id: 'b', value: suggestion('open', 'possible') },
      { id: 'c', value: suggestion('open', 'strong') },
      { id: 'b', value: suggestion('open', 'possible') },
    ];
    expect(orderSuggestions(rows).map(({ id }) => id)).toStrictEqual(['c', 'b', 'a']);
  });

  it('name the other customer', () => {
    expect(otherOf(suggestion('open', 'likely'), 'alv_1')).toBe('alv_2');
    expect(otherOf(suggestion('open', 'likely'), 'alv_2')).toBe('alv_1');
  });
});
