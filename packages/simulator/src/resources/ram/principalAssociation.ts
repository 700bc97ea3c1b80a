// aws.ram.PrincipalAssociation, with the id `<share ARN>,<principal>`.
import { text } from '../properties';
import { regional } from '../resourceType';
import { associate, disassociate, findAssociation, type Associated } from './association';

export const principalAssociation = regional({
  token: 'aws:ram/principalAssociation:PrincipalAssociation',
  inputs: {
    resourceShareArn: { required: true, replaces: true },
    principal: { required: true, replaces: true },
  },
  create: (aws, inputs, made) =>
    associate(
      aws,
      { share: text(inputs, 'resourceShareArn'), kind: 'principal', entity: text(inputs, 'principal') },
      made,
    ),
  async read(aws, id) {
    const wanted = partsOf(id);
    if ((await findAssociation(aws, wanted)) === undefined) return null;
    return { id, outputs: { resourceShareArn: wanted.share, principal: wanted.entity } };
  },
  update: async () => {}, // both inputs replace
  delete: (aws, id) => disassociate(aws, partsOf(id)),
});

function partsOf(id: string): Associated {
  const [share = '', entity = ''] = id.split(',');
  return { share, kind: 'principal', entity };
}
