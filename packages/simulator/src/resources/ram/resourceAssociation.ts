// aws.ram.ResourceAssociation, with the id `<share ARN>,<resource ARN>`.
import { text } from '../properties';
import { regional } from '../resourceType';
import { associate, disassociate, findAssociation, type Associated } from './association';

export const resourceAssociation = regional({
  token: 'aws:ram/resourceAssociation:ResourceAssociation',
  inputs: {
    resourceShareArn: { required: true, replaces: true },
    resourceArn: { required: true, replaces: true },
  },
  create: (aws, inputs, made) =>
    associate(
      aws,
      { share: text(inputs, 'resourceShareArn'), kind: 'resource', entity: text(inputs, 'resourceArn') },
      made,
    ),
  async read(aws, id) {
    const wanted = partsOf(id);
    if ((await findAssociation(aws, wanted)) === undefined) return null;
    return { id, outputs: { resourceShareArn: wanted.share, resourceArn: wanted.entity } };
  },
  update: async () => {}, // both inputs replace
  delete: (aws, id) => disassociate(aws, partsOf(id)),
});

function partsOf(id: string): Associated {
  const [share = '', entity = ''] = id.split(',');
  return { share, kind: 'resource', entity };
}
