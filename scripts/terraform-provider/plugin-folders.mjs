// Where Terraform keeps its plugins on this machine, as its documentation has it ("CLI Configuration File").
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { env, platform } from 'node:process';

/**
 * A mirror holds `<host>/<namespace>/<type>/<version>/<target>/`; what overrides holds the executable itself.
 * @typedef {{ mirror: string } | { overrides: string }} PluginFolder
 */

/** Where images for offline use put a mirror, whose configuration may not have come along. The last resort. */
export const USUAL_FOLDERS = [
  '/opt/tf-plugins',
  '/opt/terraform/plugins',
  '/opt/terraform-plugins',
  '/opt/terraform/providers',
  '/usr/local/lib/terraform/plugins',
  '/usr/lib/terraform/plugins',
];

/**
 * In the order in which they are searched: the CLI's configuration, what the environment says, the implied local mirrors,
 * and the usual folders.
 * @returns {PluginFolder[]}
 */
export function pluginFolders() {
  const { overrides, mirrors } = configured();
  return [
    ...overrides.map((folder) => ({ overrides: folder })),
    ...[...mirrors, ...fromEnvironment(), ...impliedMirrors(), ...USUAL_FOLDERS].map((folder) => ({ mirror: folder })),
  ];
}

/** The folders that the configuration names: `filesystem_mirror`, `plugin_cache_dir`, `dev_overrides`. */
function configured() {
  const text = configuration();
  return {
    overrides: matches(text, /"(?:registry\.terraform\.io\/)?hashicorp\/aws"\s*=\s*"([^"]+)"/g),
    mirrors: [
      ...matches(text, /filesystem_mirror\s*\{[^}]*?\bpath\s*=\s*"([^"]+)"/g),
      ...matches(text, /\bplugin_cache_dir\s*=\s*"([^"]+)"/g),
    ],
  };
}

/** The configuration file's text without its comments; empty when there is none, as Terraform itself takes it. */
function configuration() {
  const usual = platform === 'win32' ? path.join(env['APPDATA'] ?? '', 'terraform.rc') : '~/.terraformrc';
  const file = fromHome(env['TF_CLI_CONFIG_FILE'] || env['TERRAFORM_CONFIG'] || usual);
  try {
    return readFileSync(file, 'utf8').replace(/^\s*(?:#|\/\/).*$/gm, '');
  } catch {
    return '';
  }
}

/** `TF_PLUGIN_CACHE_DIR`, and the option `-plugin-dir` where `TF_CLI_ARGS` gives it to every `terraform init`. */
function fromEnvironment() {
  const options = [env['TF_CLI_ARGS_init'], env['TF_CLI_ARGS']].join(' ');
  const given = matches(options, /-plugin-dir=(?:"([^"]+)"|(\S+))/g);
  return [...given, env['TF_PLUGIN_CACHE_DIR']].filter((folder) => folder !== undefined && folder !== '').map(fromHome);
}

/** ("Implied Local Mirror Directories") */
function impliedMirrors() {
  const home = homedir();
  switch (platform) {
    case 'win32':
      return ['terraform.d', 'HashiCorp/Terraform'].map((name) => path.join(env['APPDATA'] ?? home, name, 'plugins'));
    case 'darwin':
      return [
        path.join(home, '.terraform.d/plugins'),
        path.join(home, 'Library/Application Support/io.terraform/plugins'),
        '/Library/Application Support/io.terraform/plugins',
      ];
    default: {
      const own = env['XDG_DATA_HOME'] || path.join(home, '.local/share');
      const all = (env['XDG_DATA_DIRS'] || '/usr/local/share:/usr/share').split(':');
      return [
        path.join(home, '.terraform.d/plugins'),
        ...[own, ...all].map((folder) => path.join(folder, 'terraform/plugins')),
      ];
    }
  }
}

/**
 * What the groups of each match hold.
 * @param {string} text
 * @param {RegExp} pattern
 */
function matches(text, pattern) {
  return [...text.matchAll(pattern)].map(([, one, other]) => fromHome(one ?? other ?? ''));
}

/** @param {string | undefined} folder */
function fromHome(folder = '') {
  return folder.replace(/^(?:~|\$HOME)(?=\/)/, homedir());
}
