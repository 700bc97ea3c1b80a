// The estate of this repository with some of its files edited, compared with what it was.
import path from 'node:path';
import { ADDRESS_LOCK, Readings, type EstateFiles } from '@microaccounts/config';
import { readEstateFolder } from '@microaccounts/config/read';
import { planChanges } from '../plan/changes';
import { checkEstate, type CheckedEstate } from '../plan/check';
import type { PlanDocument } from '../plan/document';

/** File → its new text, or what of it is replaced by what; null for a file that goes. */
export interface Edits {
  readonly [file: string]: string | null | readonly (readonly [from: string, to: string])[];
}

const files = readEstateFolder(path.resolve(__dirname, '../../../../estate'));

/** The files of the estate with these edits, and the address lock as `microaccounts lock` would write it. */
export function edited(edits: Edits): EstateFiles {
  const texts = new Map(files.texts);
  for (const [file, edit] of Object.entries(edits)) {
    if (edit === null) texts.delete(file);
    else if (typeof edit === 'string') texts.set(file, edit);
    else
      texts.set(
        file,
        edit.reduce((text, [from, to]) => replaced(text, from, to), texts.get(file) ?? ''),
      );
  }
  const lock = ADDRESS_LOCK in edits ? null : checkEstate({ ...files, texts }).lock;
  return { ...files, texts: lock === null ? texts : new Map([...texts, [ADDRESS_LOCK, lock.text]]) };
}

/** What the edits `to` change of the estate with the edits `from`. */
export function planOf(to: Edits, from: Edits = {}): PlanDocument {
  const readings = new Readings();
  const [base, head] = [checkEstate(edited(from), readings), checkEstate(edited(to), readings)];
  return planChanges({ base, head, baseName: 'main', headName: 'working tree' });
}

/** The estate with these edits, checked. */
export function checkedWith(edits: Edits): CheckedEstate {
  return checkEstate(edited(edits));
}

function replaced(text: string, from: string, to: string): string {
  if (!text.includes(from)) throw new Error(`\`${from}\` is not in the file`);
  return text.replace(from, to);
}
