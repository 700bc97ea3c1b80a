import { callerOf } from '../store/apiCall';
import { Cloud, MANAGEMENT_ID } from '../testing/cloud';
import {
  AwsAccess,
  checkInputs,
  createResource,
  deleteResource,
  diffResource,
  importedInputs,
  readResource,
  resourceTypeOf,
  updateResource,
  type Properties,
  type ResourceState,
} from '.';
import { LIVES } from './testing/lives';
import { surroundings, type Surroundings } from './testing/surroundings';

describe.each(LIVES)('$token', (life) => {
  const type = resourceTypeOf(life.token);
  let cloud: Cloud;
  let access: AwsAccess;
  let around: Surroundings;
  let inputs: Properties;
  let state: ResourceState;
  /** What a read makes of the state: no tags are written as none only then. */
  const readBack = (): ResourceState => ({
    ...state,
    outputs: { ...('tags' in type.inputs ? { tags: {} } : {}), ...state.outputs },
  });

  beforeAll(async () => {
    cloud = new Cloud();
    access = new AwsAccess(cloud.aws, callerOf(MANAGEMENT_ID), 'us-east-1');
    around = await surroundings(cloud);
    const checked = checkInputs(type.inputs, life.inputs(around));
    expect(checked.failures).toEqual([]);
    inputs = checked.inputs;
    state = await createResource(type, access, inputs);
  });

  it('is made as asked, with what AWS adds', () => {
    expect(state.outputs).toMatchObject({ ...life.inputs(around), ...life.outputs?.(around) });
    if (life.id !== undefined) expect(state.id).toBe(life.id(around));
    if ('tags' in type.inputs) {
      expect(state.outputs['tagsAll']).toEqual(inputs['tags'] ?? {});
      expect(state.outputs['tags']).toEqual(inputs['tags']);
    }
    expect(diffResource(type, state.outputs, inputs).changed).toEqual([]);
  });

  it('is read back the same, and imported with the same inputs', async () => {
    expect(await readResource(type, access, state.id, state.outputs)).toEqual(readBack());
    const imported = await readResource(type, access, life.importId?.(around) ?? state.id, {});
    expect(imported?.id).toBe(state.id);
    const unreadable = Object.keys(type.inputs).filter((name) => type.inputs[name]?.unreadable);
    const readable = Object.fromEntries(Object.entries(inputs).filter(([name]) => !unreadable.includes(name)));
    expect(diffResource(type, imported?.outputs ?? {}, readable).changed).toEqual([]);
    for (const name of unreadable) expect(importedInputs(type, imported as ResourceState)).not.toHaveProperty(name);
  });

  it('is replaced for some inputs', () => {
    for (const [name, value] of Object.entries(life.replaces ?? {})) {
      expect(diffResource(type, state.outputs, { ...inputs, [name]: value })).toMatchObject({
        changed: [name],
        replaces: [name],
      });
    }
  });

  it('is changed in place for others', async () => {
    if (life.changes === undefined) return;
    const wanted = { ...inputs, ...life.changes(around) };
    const difference = diffResource(type, state.outputs, wanted);
    expect([[...difference.changed].sort(), difference.replaces]).toEqual([
      Object.keys(life.changes(around)).sort(),
      [],
    ]);
    state = await updateResource(type, access, state.id, state.outputs, wanted);
    expect(state.outputs).toMatchObject(life.changes(around));
    expect(diffResource(type, state.outputs, wanted).changed).toEqual([]);
    expect(await readResource(type, access, state.id, state.outputs)).toEqual(readBack());
  });

  it('is deleted, and then it is gone', async () => {
    // An account leaves the organization only once it can stand alone, so it is closed.
    const last = { ...state.outputs, closeOnDeletion: true };
    await deleteResource(type, access, state.id, last);
    cloud.wait({ days: 1 });
    expect(await readResource(type, access, state.id, state.outputs)).toBeNull();
    await expect(deleteResource(type, access, state.id, last)).resolves.toBeUndefined();
  });
});
