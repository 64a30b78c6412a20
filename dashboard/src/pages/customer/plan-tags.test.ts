import { planTag } from './plan-tags';

describe('planTag', () => {
  it('adds a tag without its blanks', () => {
    expect(planTag(['gift'], '  Likes edibles ')).toStrictEqual({
      addTag: 'Likes edibles',
    });
  });

  it.each([
    ['nothing', ' ', 'Type a tag first.'],
    ['two lines', 'a\nb', 'A tag is one line of plain text.'],
    ['too much', 'x'.repeat(41), 'A tag has 40 letters at most.'],
    ['one that is there', 'GIFT', 'This tag is there already.'],
  ])('refuses %s', (_, typed, problem) => {
    expect(planTag(['gift'], typed)).toStrictEqual({ problem });
  });

  it('refuses the twenty-first', () => {
    const full = Array.from({ length: 20 }, (__, index) => `t${index}`);
    const problem = 'A customer has 20 tags at most. Remove one first.';
    expect(planTag(full, 'one more')).toStrictEqual({ problem });
  });
});
