// Holds package.json and tsconfig.json of every package to the one written direction of dependencies.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { folderOf, impureRooms, mayImport } from './packages.mjs';

const root = path.join(__dirname, '../..');
const names = Object.keys(mayImport);
const allowedTo = (name: string): readonly string[] => mayImport[name] ?? [];
const workspace = '@microaccounts/';

interface Manifest {
  readonly name: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

interface Project {
  readonly references: readonly { readonly path: string }[];
}

function read<Shape>(...parts: string[]): Shape {
  return JSON.parse(readFileSync(path.join(root, ...parts), 'utf8')) as Shape;
}

function dependenciesOf(name: string): string[] {
  const { dependencies = {} } = read<Manifest>(folderOf(name), 'package.json');
  return Object.keys(dependencies)
    .filter((dependency) => dependency.startsWith(workspace))
    .map((dependency) => dependency.slice(workspace.length));
}

function referencesOf(file: string): string[] {
  const { references } = read<Project>(file);
  return references.map((reference) => path.basename(reference.path)).sort();
}

test('every folder of the workspace is in the graph', () => {
  const folders = ['packages', 'apps', 'tools'].flatMap((parent) =>
    readdirSync(path.join(root, parent)).map((child) => `${parent}/${child}`),
  );
  expect(folders.sort()).toEqual(names.map((name) => folderOf(name)).sort());
});

test('the graph has no way back', () => {
  const reached = (name: string): string[] => allowedTo(name).flatMap((next) => [next, ...reached(next)]);
  expect(names.filter((name) => reached(name).includes(name))).toEqual([]);
});

test.each(names)('`%s` depends on no more than it may import', (name) => {
  expect(dependenciesOf(name).filter((dependency) => !allowedTo(name).includes(dependency))).toEqual([]);
});

test.each(names)('`%s` refers to the projects of its dependencies', (name) => {
  expect(referencesOf(`${folderOf(name)}/tsconfig.json`)).toEqual(dependenciesOf(name).sort());
});

test.each(['tsconfig.json', 'tsconfig.tests.json'])('`%s` refers to every package', (file) => {
  expect(referencesOf(file)).toEqual([...names].sort());
});

test('the folders that may do I/O are exported apart from the rest', () => {
  const wrong = Object.entries(impureRooms).flatMap(([name, rooms]) => {
    const { exports = {} } = read<{ exports?: Record<string, unknown> }>(folderOf(name), 'package.json');
    return rooms.filter(
      (room) => existsSync(path.join(root, folderOf(name), 'src', room)) && !(`./${room}` in exports),
    );
  });
  expect(wrong).toEqual([]);
});
