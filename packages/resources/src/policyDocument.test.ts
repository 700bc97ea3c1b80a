import { normalPolicy, policyDocument } from './policyDocument';
import { reference } from './reference';

describe('normalPolicy', () => {
  it('sorts sets, drops repetitions, writes a set of one as its element and a lone statement as a list', () => {
    const written = {
      Statement: { Effect: 'Allow', Resource: ['*'], Action: ['s3:PutObject', 's3:GetObject', 's3:PutObject'] },
      Version: '2012-10-17',
    };
    expect(JSON.stringify(normalPolicy(written))).toBe(
      '{"Statement":[{"Action":["s3:GetObject","s3:PutObject"],"Effect":"Allow","Resource":"*"}],"Version":"2012-10-17"}',
    );
  });

  it('keeps the order of statements, which people read in', () => {
    const document = policyDocument([{ Sid: 'B' }, { Sid: 'A' }]);
    expect(document.Statement.map(({ Sid }) => Sid)).toEqual(['B', 'A']);
  });

  it('treats condition values as sets and references as text', () => {
    const root = reference('account/a');
    const document = policyDocument([
      {
        Principal: { AWS: [root] },
        Condition: { StringEquals: { 'aws:RequestedRegion': ['eu-west-2', 'eu-central-1'] } },
      },
    ]);
    expect(document.Statement[0]).toEqual({
      Principal: { AWS: root },
      Condition: { StringEquals: { 'aws:RequestedRegion': ['eu-central-1', 'eu-west-2'] } },
    });
  });

  it('is its own normal form', () => {
    const once = normalPolicy({ Version: '2012-10-17', Statement: [{ Action: ['b', 'a'] }] });
    expect(normalPolicy(once)).toEqual(once);
  });
});
