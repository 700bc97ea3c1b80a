import * as fc from 'fast-check';
import { keysInOrder, versionFirst } from './policyForm';

const written =
  '{ "Version": "2012-10-17", "Statement": [ { "Sid": "a", "Effect": "Allow", "Action": ["b:*", "a:*"] } ], "Id": "i" }';

describe('policy documents', () => {
  it('are written with their keys in order', () => {
    expect(keysInOrder(written)).toBe(
      '{"Id":"i","Statement":[{"Action":["b:*","a:*"],"Effect":"Allow","Sid":"a"}],"Version":"2012-10-17"}',
    );
  });

  it('are written with the version first where IAM wants it', () => {
    expect(versionFirst(written)).toBe(
      '{"Version":"2012-10-17","Id":"i","Statement":[{"Action":["b:*","a:*"],"Effect":"Allow","Sid":"a"}]}',
    );
    expect(versionFirst('{"Statement":[],"Id":"i"}')).toBe('{"Id":"i","Statement":[]}');
  });

  it.each(['', 'no JSON', '[]', '"text"'])('stay as they are if they are none: %p', (text) => {
    expect([keysInOrder(text), versionFirst(text)]).toEqual([text, text]);
  });

  it('keep their meaning, and their form once they have it', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (document) => {
        const text = JSON.stringify(document);
        for (const form of [keysInOrder, versionFirst]) {
          expect(JSON.parse(form(text))).toEqual(JSON.parse(text));
          expect(form(form(text))).toBe(form(text));
        }
      }),
    );
  });
});
