import { isJoin, isReference, join, reference, references, substitute } from './reference';

describe('join', () => {
  const id = reference('account/payments-dev');

  it('merges neighbouring literals, so equal strings are equal joins', () => {
    expect(join('arn:', 'aws:iam::', id, ':', 'root')).toEqual({ join: ['arn:aws:iam::', id, ':root'] });
  });

  it('is a plain string when there is nothing to refer to', () => {
    expect(join('a', '', 'b')).toBe('ab');
    expect(join()).toBe('');
  });

  it('stays a join when it is one reference, which is text made of it', () => {
    expect(isJoin(join(id))).toBe(true);
    expect(isReference(id)).toBe(true);
  });
});

describe('references', () => {
  it('finds those in lists, maps and joins, in the order of the text', () => {
    const [a, b] = [reference('account/a'), reference('scp/b', 'arn')];
    expect(references({ x: [a, { y: join('-', b, '-') }], z: 'text' })).toEqual([a, b]);
  });
});

describe('substitute', () => {
  it('replaces references by text and leaves everything else', () => {
    const value = {
      principal: join('arn:aws:iam::', reference('account/a'), ':root'),
      list: [reference('vpc/v'), 1, null],
    };
    expect(substitute(value, ({ ref, attribute }) => `<${ref} ${attribute}>`)).toEqual({
      principal: 'arn:aws:iam::<account/a id>:root',
      list: ['<vpc/v id>', 1, null],
    });
  });
});
