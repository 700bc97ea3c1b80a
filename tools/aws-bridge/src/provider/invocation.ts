// Invoke: the functions of `@pulumi/aws`, answered by the provider's data sources.
import type { Properties } from '../pulumi/propertyValue';
import { throwErrors } from '../terraform/diagnostic';
import { CAPABILITIES } from '../terraform/messages';
import type { PluginProcess } from '../terraform/pluginProcess';
import { decodeValue, encodeValue } from '../terraform/value';
import { toPulumi } from '../translation/toPulumi';
import type { BridgedType } from '../translation/resourceType';
import { noMisfits, toTerraform } from '../translation/toTerraform';
import { objectOf } from './resourceState';

/**
 * The answer, and the arguments that were not sent because this provider lacks them.
 * @throws {Error} what does not fit, or what the provider says against it
 */
export async function readDataSource(
  process: PluginProcess,
  type: BridgedType,
  given: Properties,
): Promise<{ readonly answer: Properties; readonly dropped: readonly string[] }> {
  const misfits = noMisfits();
  const config = { msgpack: encodeValue(toTerraform(type.root, given, misfits)) };
  const wrong = misfits.wrong.map(({ property, message }) => `\`${property}\`: ${message}`);
  const unknown = misfits.unknown.map((property) => `unknown property \`${property}\``);
  if (wrong.length + unknown.length > 0) throw new Error(`${type.token}: ${[...wrong, ...unknown].join('; ')}`);
  const request = { typeName: type.terraform, config, clientCapabilities: CAPABILITIES };
  throwErrors((await process.call('validateDataSourceConfig', request)).diagnostics, type.token);
  const { diagnostics, state } = await process.call('readDataSource', request);
  throwErrors(diagnostics, type.token);
  const value = objectOf(decodeValue(state.msgpack));
  const id = typeof value['id'] === 'string' ? value['id'] : type.terraform;
  return { answer: { id, ...toPulumi(type.root, value) }, dropped: misfits.dropped };
}
