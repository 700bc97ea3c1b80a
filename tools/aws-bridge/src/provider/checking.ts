// Check: the inputs of a resource before anything is planned, judged by the provider's own validation.
import type { Properties } from '../pulumi/propertyValue';
import { diagnosticText, isError } from '../terraform/diagnostic';
import { CAPABILITIES } from '../terraform/messages';
import type { PluginProcess } from '../terraform/pluginProcess';
import { encodeValue } from '../terraform/value';
import { propertyPath } from '../translation/propertyPath';
import type { BridgedType } from '../translation/resourceType';
import { noMisfits, toTerraform, type Misfit } from '../translation/toTerraform';

export interface InputVerdict {
  readonly errors: readonly Misfit[];
  readonly warnings: readonly Misfit[];
  /** Paths of properties that `@pulumi/aws` does not declare. */
  readonly unknown: readonly string[];
  /**
   * Paths of properties that `@pulumi/aws` declares and this provider lacks: nothing judged them. A dropped `region` is
   * followed all the same, by a process for that region.
   */
  readonly dropped: readonly string[];
}

/** @param inputs without marks */
export async function judgeInputs(
  process: PluginProcess,
  type: BridgedType,
  inputs: Properties,
): Promise<InputVerdict> {
  const misfits = noMisfits();
  const config = toTerraform(type.root, inputs, misfits);
  const { diagnostics } = await process.call('validateResourceTypeConfig', {
    typeName: type.terraform,
    config: { msgpack: encodeValue(config) },
    clientCapabilities: CAPABILITIES,
  });
  const [errors, warnings]: [Misfit[], Misfit[]] = [[...misfits.wrong], []];
  for (const diagnostic of diagnostics) {
    const misfit = {
      property: propertyPath(type.root, diagnostic.attribute),
      message: diagnosticText({ ...diagnostic, attribute: null }),
    };
    (isError(diagnostic) ? errors : warnings).push(misfit);
  }
  return { errors, warnings, unknown: misfits.unknown, dropped: misfits.dropped };
}
